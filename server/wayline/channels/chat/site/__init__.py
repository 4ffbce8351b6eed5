"""What a page loads: the script tag and the widget's files; and which pages may."""

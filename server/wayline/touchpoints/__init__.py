"""The log. Enter through `wayline.touchpoints.recording` or `wayline.touchpoints.reading`."""

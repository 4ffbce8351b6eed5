import { Marked } from 'marked';

const marked = new Marked({ gfm: true, breaks: true });

/** Markdown to HTML for a preview; it must still pass SafeHtml. The server's rendering is what is sent. */
export function markdownToHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

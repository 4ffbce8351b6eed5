import DOMPurify from 'dompurify';
import { memo } from 'react';
import classes from './safe-html.module.css';

const clean = DOMPurify();
clean.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer nofollow');
});

const ALLOWED = {
  ALLOWED_TAGS: [
    'a',
    'b',
    'blockquote',
    'br',
    'code',
    'del',
    'div',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'hr',
    'i',
    'li',
    'mark',
    'ol',
    'p',
    'pre',
    's',
    'span',
    'strong',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'u',
    'ul',
  ],
  ALLOWED_ATTR: ['href', 'title', 'lang', 'dir', 'start'],
  // Of our own pages a conversation alone: a note may name another.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|\/inbox\/[\da-f-]{36}$)/i,
};

/** What a message may show, cleaned again here although the server cleaned it: a link opens apart and tells nothing. */
export const SafeHtml = memo(function SafeHtml({ html }: { html: string }) {
  const cleaned = clean.sanitize(html, ALLOWED);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned one line above, with a closed list of tags and addresses
  return <div className={classes.body} dir="auto" dangerouslySetInnerHTML={{ __html: cleaned }} />;
});

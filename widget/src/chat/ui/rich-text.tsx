/** The little Markdown of chat messages, drawn as nodes and never as HTML: nothing can be slipped into the page. */
import type { ComponentChild, JSX } from 'preact';

const INLINE =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\s][^*\n]*)\*(?!\w)|(?<!\w)_([^_\s][^_\n]*)_(?!\w)|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/g;

/** A teammate's message: emphasis, code, links, lists; each block in the direction of its own words. */
export function RichText({ text }: { text: string }): JSX.Element {
  const blocks = text
    .replace(/\r\n/g, '\n')
    .trim()
    .split(/\n{2,}/);
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} text={block} />
      ))}
    </>
  );
}

/** The customer's own message: as written, with addresses that can be followed. */
export function PlainText({ text }: { text: string }): JSX.Element {
  return (
    <p dir="auto">
      {text.split('\n').flatMap((line, index) => [index > 0 && <br key={`b${index}`} />, ...links(line, index)])}
    </p>
  );
}

function Block({ text }: { text: string }): JSX.Element {
  const lines = text.split('\n');
  if (lines.every((line) => /^\s*[-*•] /.test(line))) {
    return (
      <ul dir="auto">
        {lines.map((line, index) => (
          <li key={index}>{inline(line.replace(/^\s*[-*•] /, ''))}</li>
        ))}
      </ul>
    );
  }
  if (lines.every((line) => /^\s*\d+[.)] /.test(line))) {
    return (
      <ol dir="auto">
        {lines.map((line, index) => (
          <li key={index}>{inline(line.replace(/^\s*\d+[.)] /, ''))}</li>
        ))}
      </ol>
    );
  }
  return (
    <p dir="auto">
      {lines.flatMap((line, index) => [index > 0 && <br key={`b${index}`} />, ...inline(line.replace(/^#{1,6} /, ''))])}
    </p>
  );
}

function inline(text: string): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [all, code, bold, italic, underlined, label, target, address] = found;
    parts.push(text.slice(from, found.index));
    from = found.index + all.length;
    if (code) parts.push(<code>{code}</code>);
    else if (bold) parts.push(<b>{bold}</b>);
    else if (italic || underlined) parts.push(<i>{italic || underlined}</i>);
    else parts.push(<Link to={target ?? address ?? ''}>{label ?? address}</Link>);
  }
  parts.push(text.slice(from));
  return parts;
}

function links(line: string, row: number): ComponentChild[] {
  return line.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/).map((part, index) =>
    index % 2 ? (
      <Link key={`${row}.${index}`} to={part}>
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

function Link({ to, children }: { to: string; children: ComponentChild }): JSX.Element {
  // Our own page stays: a link opens beside it and learns nothing of where it was.
  return (
    <a href={to} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

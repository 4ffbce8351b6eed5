/** What may be told of an element that was clicked: its name, never what was typed into it. */
import type { Fields } from '../recording.ts';

const CLICKABLE = 'a[href],button,summary,[role=button],[role=link],[type=submit],[type=button]';

/** The innermost element of an occurrence, also inside open shadow roots. */
export function innermost(occurrence: Event): Element | undefined {
  const found = occurrence.composedPath()[0];
  return found instanceof Element ? found : undefined;
}

/** True where the site asked for silence: on the element or anything around it. */
export function ignored(occurrence: Event): boolean {
  return occurrence.composedPath().some((part) => part instanceof Element && part.hasAttribute('data-wayline-ignore'));
}

/** The link or button around an element. */
export function clickable(element: Element): Element | null {
  return element.closest(CLICKABLE);
}

/** True inside fields that are typed into. */
export function typedInto(element: Element): boolean {
  return !!element.closest(
    'input:not([type=submit],[type=button]),select,textarea,label,[contenteditable],video,audio,canvas',
  );
}

/** Name, id and label of an element. The text of buttons and links is their label; an input's value is never read. */
export function described(element: Element): Fields {
  const [label, href, name, action] = ['aria-label', 'href', 'name', 'action'].map(
    (each) => element.getAttribute(each) ?? undefined,
  );
  const text = label || (element.localName !== 'form' && element.textContent) || element.querySelector('img')?.alt;
  return {
    text: text?.replace(/\s+/g, ' ').trim().slice(0, 100),
    href,
    name,
    action,
    id: element.id,
    element: element.localName,
  };
}

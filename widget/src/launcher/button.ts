/** The round button: opens and closes the chat, carries the number of unread messages. */
import type { Config } from './config.ts';
import { BUTTON } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';

export type LauncherButton = {
  element: HTMLButtonElement;
  setOpen(open: boolean): void;
  setUnread(count: number): void;
};

export function buildButton(config: Config): LauncherButton {
  const words = BUTTON[config.language];
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'launcher';
  element.append(
    // The curve of the line, ending in a point: where the customer is now.
    drawing('curve', ['M5 11c1.6 5.4 5 7.6 9.2 7.6 3.400 0 6.100-1.400 7.600-4.100'], [22.6, 13.4, 2.9]),
    drawing('cross', ['M7 7l14 14M21 7L7 21']),
  );
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  element.append(badge);

  let isOpen = false;
  let unread = 0;
  function draw(): void {
    element.setAttribute('aria-expanded', `${isOpen}`);
    element.setAttribute('aria-label', isOpen ? words.close : unread ? words.unread(unread) : words.open);
    badge.hidden = isOpen || !unread;
    badge.textContent = unread > 99 ? '99+' : `${unread}`;
  }
  draw();
  return {
    element,
    setOpen(open) {
      isOpen = open;
      draw();
    },
    setUnread(count) {
      unread = count;
      draw();
    },
  };
}

function drawing(name: string, lines: string[], point?: [number, number, number]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 28 28');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  for (const line of lines)
    svg.append(
      shape('path', {
        d: line,
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': '2.8',
        'stroke-linecap': 'round',
      }),
    );
  if (point)
    svg.append(shape('circle', { cx: `${point[0]}`, cy: `${point[1]}`, r: `${point[2]}`, fill: 'currentColor' }));
  return svg;
}

function shape(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

import type { JSX } from 'preact';

const LINES = {
  close: ['M6 6l12 12M18 6L6 18'],
  down: ['M6 9l6 6 6-6'],
  more: ['M5 12h.01M12 12h.01M19 12h.01'],
  clip: [
    'M15 7l-6.500 6.500a2.100 2.100 0 0 0 3 3l6.500-6.500a4.200 4.200 0 0 0-6-6l-6.500 6.500a6.300 6.300 0 0 0 9 9l6-6',
  ],
  smile: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18', 'M9 10h.01M15 10h.01', 'M9 15a4 4 0 0 0 6 0'],
  send: ['M12 19V5', 'M6 11l6-6 6 6'],
  file: ['M14 3v5h5', 'M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2'],
  mail: ['M4 6h16v12H4z', 'M4 7l8 6 8-6'],
  sound: ['M5 9v6h4l5 4V5L9 9z', 'M17.500 9a4 4 0 0 1 0 6'],
  silent: ['M5 9v6h4l5 4V5L9 9z', 'M17 10l4 4M21 10l-4 4'],
} as const;

/** A line drawing in the colour of the text around it. It says nothing to a screen reader: the control it is on has a name. */
export function Icon({ name }: { name: keyof typeof LINES }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {LINES[name].map((line) => (
        <path key={line} d={line} />
      ))}
    </svg>
  );
}

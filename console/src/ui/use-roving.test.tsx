import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { expect, it, vi } from 'vitest';
import { stepTo, useRoving } from './use-roving';

type Props = { keys: (string | null)[]; start?: string | null; onOpen?: (key: string) => void };

function List({ keys, start, onOpen }: Props) {
  const box = useRef<HTMLUListElement>(null);
  const { row } = useRoving({ keys, box, scrollTo: () => {}, start });
  return (
    <ul ref={box}>
      {keys.map((key, index) =>
        key === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a heading has nothing else
          <li key={index}>a day</li>
        ) : (
          <li key={key}>
            <button type="button" onClick={() => onOpen?.(key)} {...row(index)}>
              {key}
            </button>
          </li>
        ),
      )}
    </ul>
  );
}

function focused(): string | null {
  return document.activeElement?.textContent ?? null;
}

it('walks by arrow past what is no row, and Enter opens', async () => {
  const hand = userEvent.setup();
  const open = vi.fn();
  render(<List keys={[null, 'wrote', null, 'bought', 'paid']} onOpen={open} />);
  await hand.tab();
  expect(focused()).toBe('wrote');
  await hand.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('paid');
  await hand.keyboard('{ArrowUp}{Enter}');
  expect(open).toHaveBeenCalledExactlyOnceWith('bought');
  await hand.keyboard('{Home}');
  expect(focused()).toBe('wrote');
});

it('is one stop of the tab key, where one was', async () => {
  const hand = userEvent.setup();
  render(
    <>
      <List keys={['one', 'two', 'three']} />
      <a href="#after">after</a>
    </>,
  );
  await hand.tab();
  await hand.keyboard('{ArrowDown}');
  await hand.tab();
  expect(focused()).toBe('after');
  await hand.tab({ shift: true });
  expect(focused()).toBe('two');
});

it('stays on its row when another comes in above', async () => {
  const hand = userEvent.setup();
  const { rerender } = render(<List keys={['one', 'two']} />);
  await hand.tab();
  rerender(<List keys={['new', 'one', 'two']} />);
  await hand.keyboard('{ArrowDown}');
  expect(focused()).toBe('two');
});

it('begins at the open row, also when another is opened from elsewhere', async () => {
  const hand = userEvent.setup();
  const { rerender } = render(<List keys={['one', 'two', 'three']} start="two" />);
  await hand.tab();
  expect(focused()).toBe('two');
  await hand.tab();
  rerender(<List keys={['one', 'two', 'three']} start="three" />);
  await hand.tab();
  expect(focused()).toBe('three');
});

it('knows where each key leads, and leaves the others alone', () => {
  const keys = [null, 'a', 'b', null, 'c'];
  expect(stepTo('ArrowDown', 2, keys)).toBe(4);
  expect(stepTo('ArrowUp', 1, keys)).toBeNull();
  expect(stepTo('End', 1, keys)).toBe(4);
  expect(stepTo('PageDown', 1, keys)).toBe(4);
  expect(stepTo('PageUp', 4, keys)).toBe(1);
  expect(stepTo('j', 1, keys)).toBeUndefined();
});

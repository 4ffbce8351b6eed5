import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useSteadyRows } from './use-live-list';

type Props = { question?: string; names: string[] };

function List({ question = 'all', names }: Props) {
  const fresh = names.map((name) => ({ id: name }));
  const { rows, hands } = useSteadyRows(question, fresh);
  return (
    <section aria-label="Customers" {...hands}>
      {rows.map((row) => (
        <button key={row.id} type="button">
          {row.id}
        </button>
      ))}
    </section>
  );
}

function shown(): string[] {
  return screen.getAllByRole('button').map((each) => each.textContent ?? '');
}

function list(): HTMLElement {
  return screen.getByRole('region', { name: 'Customers' });
}

it('follows the server while nobody points at the list', () => {
  const { rerender } = render(<List names={['Ines', 'Maya']} />);
  rerender(<List names={['Maya', 'Ines']} />);
  expect(shown()).toEqual(['Maya', 'Ines']);
});

it('moves nothing under the hand, and catches up when the hand is away', () => {
  const { rerender } = render(<List names={['Ines', 'Maya']} />);
  fireEvent.pointerEnter(list());
  rerender(<List names={['Jonas', 'Maya', 'Ines']} />);
  expect(shown()).toEqual(['Ines', 'Maya']);
  fireEvent.pointerLeave(list());
  expect(shown()).toEqual(['Jonas', 'Maya', 'Ines']);
});

it('holds for the focus too, also when it moves from row to row', () => {
  const { rerender } = render(<List names={['Ines', 'Maya']} />);
  act(() => screen.getByRole('button', { name: 'Ines' }).focus());
  act(() => screen.getByRole('button', { name: 'Maya' }).focus());
  rerender(<List names={['Maya', 'Ines']} />);
  expect(shown()).toEqual(['Ines', 'Maya']);
  act(() => screen.getByRole('button', { name: 'Maya' }).blur());
  expect(shown()).toEqual(['Maya', 'Ines']);
});

it('is another list for another question, wherever the hand is', () => {
  const { rerender } = render(<List names={['Ines', 'Maya']} />);
  fireEvent.pointerEnter(list());
  rerender(<List question="vip" names={['Maya', 'Ines']} />);
  expect(shown()).toEqual(['Maya', 'Ines']);
});

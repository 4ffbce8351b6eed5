import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FactList } from './fact-list';

const values = (box: HTMLElement) => [...box.querySelectorAll('dd')].map((each) => each.textContent);

it('shows what is no longer true no longer, though two facts have one name', () => {
  const mine = { name: 'Email', value: 'maya@example.com' };
  const theirs = { name: 'Email', value: 'noor@example.com' };
  const { container, rerender } = render(<FactList facts={[{ name: 'Account', value: '7' }, theirs, mine]} />);
  rerender(<FactList facts={[mine]} />);
  expect(values(container)).toEqual(['maya@example.com']);
});

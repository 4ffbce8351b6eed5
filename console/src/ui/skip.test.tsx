import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Skip } from './skip';

it('gives the focus on to what lies behind', () => {
  render(
    <>
      <Skip to="behind">Past the list</Skip>
      <aside id="behind" tabIndex={-1} aria-label="Behind" />
    </>,
  );
  screen.getByRole('button', { name: 'Past the list' }).click();
  expect(document.activeElement).toBe(screen.getByRole('complementary', { name: 'Behind' }));
});

import { expect, it } from 'vitest';
import { fieldOf, snoozeChoices } from './snoozing';

const ids = (now: Date) => snoozeChoices(now).map((choice) => choice.id);

it('offers this evening only while it is worth it', () => {
  expect(ids(new Date(2026, 10, 18, 10))).toContain('later');
  expect(ids(new Date(2026, 10, 18, 16))).not.toContain('later');
});

it('offers Monday unless that is tomorrow', () => {
  const wednesday = snoozeChoices(new Date(2026, 10, 18, 10)).find((choice) => choice.id === 'monday');
  expect(wednesday?.at).toEqual(new Date(2026, 10, 23, 9));
  expect(ids(new Date(2026, 10, 22, 10))).not.toContain('monday');
  expect(snoozeChoices(new Date(2026, 10, 23, 10)).find((choice) => choice.id === 'monday')?.at).toEqual(
    new Date(2026, 10, 30, 9),
  );
});

it('never offers a moment that is past', () => {
  for (let hour = 0; hour < 24 * 7; hour += 1) {
    const now = new Date(2026, 10, 16, hour, 30);
    for (const { at } of snoozeChoices(now)) expect(at.getTime()).toBeGreaterThan(now.getTime());
  }
});

it('writes a moment as its field wants it', () => expect(fieldOf(new Date(2026, 0, 5, 9, 7))).toBe('2026-01-05T09:07'));

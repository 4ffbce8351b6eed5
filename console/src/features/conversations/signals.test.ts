import { expect, test } from 'vitest';
import { reasonsOf, saidOf } from './signals';
import type { Signals } from './types';

const silent = {
  sentiment_label: null,
  intents: [],
  emotions: [],
  urgency: null,
  because: {},
} as unknown as Signals;

test('a text that expresses nothing gets no word', () => {
  expect(saidOf(silent)).toEqual({ feeling: null, intent: null, emotion: null, urgent: false });
});

test('neutral words and a neutral emotion are not told', () => {
  const neutral = {
    ...silent,
    sentiment_label: 'neutral',
    emotions: [{ name: 'neutral', confidence: 0.9 }],
  } as Signals;
  expect(saidOf(neutral)).toMatchObject({ feeling: null, emotion: null });
});

test('what is felt, wanted and urgent is told, the surest of each', () => {
  const angry = {
    ...silent,
    sentiment_label: 'negative',
    intents: [
      { name: 'complaint', confidence: 0.8 },
      { name: 'question', confidence: 0.5 },
    ],
    emotions: [{ name: 'anger', confidence: 0.7 }],
    urgency: 0.7,
  } as Signals;
  expect(saidOf(angry)).toEqual({ feeling: 'negative', intent: 'complaint', emotion: 'anger', urgent: true });
});

test('reasons of a kind are those of all its names', () => {
  const why = { by: 'rule', rule: 'third time', words: ['third time'] };
  const signals = { ...silent, because: { 'emotion.anger': [why], effort: [], emotions: [why] } } as unknown as Signals;
  expect(reasonsOf(signals, 'emotion')).toEqual([why]);
});

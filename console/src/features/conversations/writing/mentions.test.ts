import { expect, it } from 'vitest';
import { mentionsIn } from './mentions';

const PEOPLE = [
  { kind: 'teammate', id: 'tom', name: 'Tom' },
  { kind: 'teammate', id: 'reed', name: 'Tom Reed' },
  { kind: 'teammate', id: 'ana', name: 'Ana' },
  { kind: 'teammate', id: 'ana2', name: 'Ana' },
  { kind: 'team', id: 'returns', name: 'Returns & repairs' },
] as const;

it.each([
  ['@Tom, please', {}, ['tom']],
  ['@Tom Reed, please', {}, ['reed']],
  ['(@Tom Reed) @Tom @Tom', {}, ['reed', 'tom']],
  ['@Returns & repairs!', {}, ['returns']],
  ['@Ana?', { Ana: 'ana2' }, ['ana2']],
  ['@Ana?', { Ana: 'gone' }, ['ana']],
  ['@Anastasia and mail@Tom', {}, []],
  ['Tom', {}, []],
])('%j names %j %j', (body, chosen, ids) => {
  expect(mentionsIn(body, PEOPLE, chosen).map(({ id }) => id)).toEqual(ids);
});

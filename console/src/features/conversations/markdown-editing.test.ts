import { expect, it } from 'vitest';
import { continueList, link, wrap } from './markdown-editing';

it('puts marks around what is selected, and takes them away again', () => {
  const bold = wrap({ text: 'a word here', from: 2, to: 6 }, '**');
  expect(bold).toEqual({ text: 'a **word** here', from: 4, to: 8 });
  expect(wrap(bold, '**')).toEqual({ text: 'a word here', from: 2, to: 6 });
});

it('makes a link of words, ready for the address, and of an address, ready for the words', () => {
  expect(link({ text: 'see here', from: 4, to: 8 })).toEqual({ text: 'see [here](https://)', from: 11, to: 19 });
  expect(link({ text: 'https://a.example', from: 0, to: 17 })).toEqual({
    text: '[](https://a.example)',
    from: 1,
    to: 1,
  });
});

it('goes on with a list, counts up, and leaves it from an empty item', () => {
  expect(continueList({ text: '- one', from: 5, to: 5 })?.text).toBe('- one\n- ');
  expect(continueList({ text: '9. nine', from: 7, to: 7 })?.text).toBe('9. nine\n10. ');
  expect(continueList({ text: '- one\n- ', from: 8, to: 8 })).toEqual({ text: '- one\n', from: 6, to: 6 });
});

it('leaves an ordinary line break alone', () => {
  expect(continueList({ text: 'plain', from: 5, to: 5 })).toBeNull();
  expect(continueList({ text: '- one', from: 2, to: 5 })).toBeNull();
});

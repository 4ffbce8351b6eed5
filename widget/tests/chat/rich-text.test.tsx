import { render } from 'preact';
import { expect, test } from 'vitest';
import { PlainText, RichText } from '../../src/chat/ui/rich-text.tsx';

function drawn(node: preact.JSX.Element): HTMLElement {
  const place = document.createElement('div');
  render(node, place);
  return place;
}

test('emphasis, code, lists and links are drawn', () => {
  const place = drawn(<RichText text={'**Yes**, *both* and `code`\n\n- one\n- [two](https://example.com/2)'} />);
  expect(place.querySelector('b')?.textContent).toBe('Yes');
  expect(place.querySelector('i')?.textContent).toBe('both');
  expect(place.querySelectorAll('li')).toHaveLength(2);
  expect(place.querySelector('a')?.getAttribute('rel')).toContain('noopener');
});

test.each([
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html,hi)',
  '<a href="https://e.example">x</a>',
])('%s stays words', (text) => {
  const place = drawn(<RichText text={text} />);
  expect(place.querySelector('img, script, a[href^="javascript"], a[href^="data"]')).toBeNull();
  expect(place.querySelector('a')?.getAttribute('href') ?? 'https://e.example').toBe('https://e.example');
});

test('snake_case_names and 2*3*4 are not emphasis', () => {
  expect(drawn(<RichText text="order_number_7 and 2*3*4" />).querySelector('i')).toBeNull();
});

test("the customer's own words stay as written, with addresses to follow", () => {
  const place = drawn(<PlainText text={'**not bold**\nsee https://example.com/a.'} />);
  expect(place.textContent).toBe('**not bold**see https://example.com/a.');
  expect(place.querySelector('a')?.getAttribute('href')).toBe('https://example.com/a');
});

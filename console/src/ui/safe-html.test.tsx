import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { markdownToHtml } from './markdown';
import { SafeHtml } from './safe-html';

function shown(html: string): string {
  return render(<SafeHtml html={html} />).container.innerHTML;
}

it('lets no script, handler, picture or frame through', () => {
  const html = shown(
    '<img src=x onerror=alert(1)><script>alert(1)</script><iframe src=x></iframe><p onclick="x()">words</p>',
  );
  expect(html).toContain('<p>words</p>');
  expect(html).not.toMatch(/img|script|iframe|onclick|onerror/);
});

it('keeps only addresses that lead to the web, mail or a phone', () => {
  const html = shown(markdownToHtml('[a](javascript:alert(1)) [b](https://b.example) [c](data:text/html,x)'));
  expect(html).not.toMatch(/javascript:|data:/);
  expect(html).toContain('href="https://b.example"');
});

it('keeps of our own pages the conversations alone', () => {
  const id = '01a22e1d-ea05-76b0-a860-daf126c25cd8';
  expect(shown(markdownToHtml(`[a](/inbox/${id})`))).toContain(`href="/inbox/${id}"`);
  const others = [
    '/settings/keys',
    `//inbox/${id}`,
    `/inbox/${id}/../../settings`,
    `/inbox/${id}?view=all`,
    '/inbox/x',
  ];
  for (const other of others) expect(shown(`<a href="${other}">a</a>`)).not.toContain('href');
});

it('opens links apart and tells them nothing', () => {
  expect(shown('<a href="https://b.example" target="_self">b</a>')).toMatch(/rel="noopener noreferrer nofollow"/);
});

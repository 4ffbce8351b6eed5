import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drop, keep, read } from '../../beacon/store.ts';

const DRAFT = 'chat-draft';
const TALLEST_PX = 132;

export type Draft = {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText(text: string): void;
  insert(piece: string): void;
};

/** What is being written: outlives a closed panel and a change of page, and the field grows with it. */
export function useDraft(): Draft {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(read(DRAFT) ?? '');

  useEffect(() => {
    if (text) keep(DRAFT, text);
    else drop([DRAFT]);
  }, [text]);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field's height follows the text in it
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, TALLEST_PX)}px`;
  }, [text]);

  function insert(piece: string): void {
    const from = area.current?.selectionStart ?? text.length;
    setText(text.slice(0, from) + piece + text.slice(area.current?.selectionEnd ?? from));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + piece.length, from + piece.length);
    });
  }
  return { area, text, setText, insert };
}

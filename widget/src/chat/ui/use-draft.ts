import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { guarded } from '../../beacon/host.ts';
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
  function fit(): void {
    const { current } = area;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, TALLEST_PX)}px`;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field's height follows the text in it
  useLayoutEffect(fit, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: and the room there is, as when a phone is turned
  useEffect(() => {
    const turned = guarded(fit);
    window.addEventListener('resize', turned);
    return () => window.removeEventListener('resize', turned);
  }, []);

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

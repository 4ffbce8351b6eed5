import type { JSX } from 'preact';
import { currentThread } from '../thread.ts';
import { filled } from '../words/load.ts';
import { useChatState, useGiven } from './context.ts';

/** Where who waits stands in line; nothing for who does not. */
export function Place(): JSX.Element | null {
  const { words } = useGiven();
  const { threads, online } = useChatState();
  const place = currentThread(threads)?.place;
  if (!place || !online) return null;
  return (
    <p class="in-line" role="status">
      {place === 1 ? words.nextInLine : filled(words.inLine, { n: place })}
    </p>
  );
}

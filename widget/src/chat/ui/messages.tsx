import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Entry } from '../protocol.ts';
import type { ChatState } from '../state.ts';
import { fromTeammate, type Threads } from '../thread.ts';
import { dayOf, filled } from '../words/load.ts';
import { useChatState, useGiven } from './context.ts';
import { Message, PendingMessage } from './message.tsx';
import { useFollow } from './use-follow.ts';

/** After so long between two messages of one side, each tells its time. */
const PAUSE_MS = 300_000;

/** The conversation so far, the newest at the end. */
export function Messages(): JSX.Element {
  const { chat, words } = useGiven();
  const state = useChatState();
  const rows = rowsOf(state.threads);
  const lastMine = rows.findLastIndex(({ entry }) => !fromTeammate(entry));
  const newest = `${rows[rows.length - 1]?.entry.id}${state.typing}`;
  const seen = useCallback(() => chat.seen(), [chat]);
  const { box, run, below, onScroll, toEnd } = useFollow(newest, state.pending.length, seen);

  return (
    <div class="log-place">
      <section
        ref={box}
        class="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.greeting}
        onScroll={onScroll}
      >
        <div ref={run} class="run" role="log" aria-live="polite">
          {state.hasEarlier && (
            <button type="button" class="quiet" onClick={() => chat.earlier()}>
              {words.earlier}
            </button>
          )}
          {!rows.length && !state.pending.length && <Beginning state={state} />}
          {rows.map(({ entry, isRead }, index) => (
            <Row
              key={entry.id}
              entry={entry}
              before={rows[index - 1]?.entry}
              after={rows[index + 1]?.entry}
              isRead={isRead && index === lastMine}
            />
          ))}
          {state.pending.map((message) => (
            <PendingMessage key={message.clientId} message={message} />
          ))}
          {state.typing !== null && <Typing name={state.typing} />}
        </div>
      </section>
      {below && (
        <button type="button" class="to-end" onClick={toEnd}>
          {words.newMessages}
        </button>
      )}
    </div>
  );
}

/** The messages of all conversations; `isRead`: a teammate has read so far. */
function rowsOf(threads: Threads): { entry: Entry; isRead: boolean }[] {
  return threads.flatMap(({ entries, teammateRead }) =>
    entries
      .filter(({ kind }) => kind === 'message')
      .map((entry) => ({ entry, isRead: entry.position <= teammateRead })),
  );
}

type RowProps = { entry: Entry; before: Entry | undefined; after: Entry | undefined; isRead: boolean };

function Row({ entry, before, after, isRead }: RowProps): JSX.Element {
  const { words, config } = useGiven();
  const dayAt = (at: string): string => dayOf(words, config.language, new Date(at), new Date());
  const ends =
    !after || fromTeammate(after) !== fromTeammate(entry) || Date.parse(after.at) - Date.parse(entry.at) > PAUSE_MS;
  return (
    <>
      {(!before || dayAt(before.at) !== dayAt(entry.at)) && <div class="day">{dayAt(entry.at)}</div>}
      <Message entry={entry} isRead={isRead} ends={ends} />
    </>
  );
}

function Beginning({ state }: { state: ChatState }): JSX.Element {
  const { chat, words } = useGiven();
  if (state.phase === 'failed') {
    return (
      <div class="beginning" role="alert">
        <p>{words.cannotLoad}</p>
        <button type="button" class="pill" onClick={() => void chat.begin()}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
  if (state.phase === 'loading' && chat.session.current()) {
    return (
      <div class="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    );
  }
  return (
    <div class="beginning">
      <b>{words.greeting}</b>
      <p>{words.greetingText}</p>
    </div>
  );
}

function Typing({ name }: { name: string }): JSX.Element {
  const { words, config } = useGiven();
  return (
    <div class="typing" role="status" aria-label={filled(words.typing, { name: name || config.name })}>
      <i />
      <i />
      <i />
    </div>
  );
}

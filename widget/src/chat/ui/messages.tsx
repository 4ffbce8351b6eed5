import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../protocol.ts';
import type { ChatState } from '../state.ts';
import { fromTeammate } from '../thread.ts';
import { dayOf, filled } from '../words/load.ts';
import { Message, PendingMessage } from './message.tsx';
import { useChatState, useGiven } from './context.ts';

const NEAR_END_PX = 80;

/** The conversation so far, the newest at the end. Follows it, unless the customer is reading further up. */
export function Messages(): JSX.Element {
  const { chat, words } = useGiven();
  const state = useChatState();
  const log = useRef<HTMLDivElement>(null);
  const run = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [below, setBelow] = useState(false);
  const rows = state.threads.flatMap(({ entries, teammateRead }) => entries.filter(({ kind }) => kind === 'message').map((entry) => ({ entry, teammateRead })));
  const lastMine = rows.findLastIndex(({ entry }) => !fromTeammate(entry));
  const newest = `${rows[rows.length - 1]?.entry.id}${state.pending.length}${state.typing}`;

  useLayoutEffect(() => {
    const box = log.current;
    if (!box) return;
    if (follows.current || state.pending.length) box.scrollTop = box.scrollHeight;
    else setBelow(true);
  }, [newest]);
  useEffect(() => {
    // A picture that arrives, a keyboard that opens: the end stays the end.
    const sizes = new ResizeObserver(() => {
      if (follows.current && log.current) log.current.scrollTop = log.current.scrollHeight;
    });
    for (const each of [log.current, run.current]) if (each) sizes.observe(each);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    // What stands on a visible screen, at its end, is read.
    if (document.visibilityState === 'visible' && follows.current) chat.seen();
  }, [newest, below]);

  function onScroll(): void {
    const box = log.current;
    if (!box) return;
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    if (follows.current) setBelow(false);
  }
  function toEnd(): void {
    follows.current = true;
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setBelow(false);
  }

  return (
    <div class="log-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={log} class="log" role="log" aria-live="polite" tabIndex={0} aria-label={words.greeting} onScroll={onScroll}>
        <div ref={run} class="run">
        {state.hasEarlier && (
          <button type="button" class="quiet" onClick={() => chat.earlier()}>
            {words.earlier}
          </button>
        )}
        {!rows.length && !state.pending.length && <Beginning state={state} />}
        {rows.map(({ entry, teammateRead }, index) => (
          <Row key={entry.id} entry={entry} before={rows[index - 1]?.entry} after={rows[index + 1]?.entry} isRead={index === lastMine && entry.position <= teammateRead} />
        ))}
        {state.pending.map((message) => (
          <PendingMessage key={message.clientId} message={message} />
        ))}
        {state.typing !== null && <Typing name={state.typing} />}
        </div>
      </div>
      {below && (
        <button type="button" class="to-end" onClick={toEnd}>
          {words.newMessages}
        </button>
      )}
    </div>
  );
}

type RowProps = { entry: Entry; before: Entry | undefined; after: Entry | undefined; isRead: boolean };

function Row({ entry, before, after, isRead }: RowProps): JSX.Element {
  const { words, config } = useGiven();
  const day = dayOf(words, config.language, new Date(entry.at), new Date());
  const newDay = !before || dayOf(words, config.language, new Date(before.at), new Date()) !== day;
  return (
    <>
      {newDay && <div class="day">{day}</div>}
      <Message entry={entry} isRead={isRead} ends={!after || fromTeammate(after) !== fromTeammate(entry) || +new Date(after.at) - +new Date(entry.at) > 300_000} />
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
  if (state.phase === 'loading' && chat.session.current()) return <div class="skeleton" aria-hidden="true"><i /><i /><i /></div>;
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

import type { JSX } from 'preact';
import type { Entry, Pending } from '../protocol.ts';
import { fromTeammate } from '../thread.ts';
import { timeOf } from '../words/load.ts';
import { Attached } from './attached.tsx';
import { useChatState, useGiven } from './context.ts';
import { Icon } from './icons.tsx';
import { PlainText, RichText } from './rich-text.tsx';

type MessageProps = { entry: Entry; isRead: boolean; ends: boolean };

/** One message. Who and when stand under the last of a run by the same side. */
export function Message({ entry, isRead, ends }: MessageProps): JSX.Element {
  const { words, config } = useGiven();
  const theirs = fromTeammate(entry);
  const name = entry.author.name || config.name;
  const time = timeOf(config.language, new Date(entry.at));
  return (
    <article class={`message ${theirs ? 'theirs' : 'mine'}${ends ? ' ends' : ''}`}>
      <span class="said-by">{theirs ? name : words.you}</span>
      {entry.body && theirs && <RichText text={entry.body} />}
      {entry.body && !theirs && <PlainText text={entry.body} />}
      {entry.attachments.map((file) => (
        <Attached key={file.id} file={file} />
      ))}
      {(ends || isRead) && (
        <small>
          {theirs && (
            <>
              <bdi>{name}</bdi> ·{' '}
            </>
          )}
          <bdi>{time}</bdi>
          {isRead && ` · ${words.read}`}
        </small>
      )}
    </article>
  );
}

/** A message that is on its way, and says so. */
export function PendingMessage({ message }: { message: Pending }): JSX.Element {
  const { chat, words } = useGiven();
  const { connected, refused } = useChatState();
  const isRefused = refused.has(message.clientId);
  const look = isRefused ? ' refused' : connected ? '' : ' waiting';
  return (
    <article class={`message mine pending ends${look}`}>
      <span class="said-by">{words.you}</span>
      {message.body && <PlainText text={message.body} />}
      {message.attachments.map((file) => (
        <span key={file.id} class="file">
          <Icon name="file" />
          <span class="file-name" dir="auto">
            {file.name}
          </span>
        </span>
      ))}
      <small role="status">{isRefused ? words.notSent : connected ? words.sending : words.waiting}</small>
      {isRefused && (
        <span class="choices">
          <button type="button" class="pill" onClick={() => chat.again(message.clientId)}>
            {words.tryAgain}
          </button>
          <button type="button" class="pill" onClick={() => chat.discard(message.clientId)}>
            {words.discard}
          </button>
        </span>
      )}
    </article>
  );
}

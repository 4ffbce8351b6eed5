import type { JSX } from 'preact';
import { filled } from '../words/load.ts';
import { sizeOf } from './attached.tsx';
import { useGiven } from './context.ts';
import { Icon } from './icons.tsx';
import type { Uploads } from './use-uploads.ts';

/** The files of the message being written, how far they are, and what went wrong. */
export function Files({ uploads: { list, problem, remove } }: { uploads: Uploads }): JSX.Element | null {
  const { words } = useGiven();
  if (!list.length && !problem) return null;
  return (
    <div class="files">
      {list.map(({ key, name, size, share, done }) => (
        <span key={key} class="file">
          <Icon name="file" />
          <span class="file-name" dir="auto">
            {name}
          </span>
          {done ? <small dir="ltr">{sizeOf(size)}</small> : <progress max={1} value={share} aria-label={name} />}
          <button
            type="button"
            class="remove"
            aria-label={filled(words.removeFile, { name })}
            onClick={() => remove(key)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

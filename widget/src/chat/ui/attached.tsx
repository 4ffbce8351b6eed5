import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Attachment } from '../protocol.ts';
import { filled } from '../words/load.ts';
import { useGiven } from './context.ts';
import { Icon } from './icons.tsx';

const LARGEST_PREVIEW = 3_000_000;

/** A file of a message: a picture where it is one, and always a way to save it. */
export function Attached({ file }: { file: Attachment }): JSX.Element {
  const { words } = useGiven();
  const load = useFile(file.id);
  const [preview, setPreview] = useState<string>();
  const isPicture = /^image\/(png|jpe?g|gif|webp|avif)$/.test(file.type) && file.size <= LARGEST_PREVIEW;

  useEffect(() => {
    if (!isPicture) return;
    let gone = false;
    let address: string | undefined;
    load().then(
      (blob) => {
        address = URL.createObjectURL(blob);
        if (gone) URL.revokeObjectURL(address);
        else setPreview(address);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [isPicture, load]);

  async function save(): Promise<void> {
    const address = URL.createObjectURL(await load());
    const link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  return (
    <button
      type="button"
      class={preview ? 'picture' : 'file'}
      aria-label={filled(words.download, { name: file.name })}
      onClick={() => void save().catch(() => undefined)}
    >
      {preview ? (
        // A page's CSP may forbid pictures from blobs: then the name stands in.
        <img src={preview} alt={file.name} onError={() => setPreview(undefined)} />
      ) : (
        <>
          <Icon name="file" />
          <span class="file-name" dir="auto">
            {file.name}
          </span>
          <small dir="ltr">{sizeOf(file.size)}</small>
        </>
      )}
    </button>
  );
}

/** "640 kB", "2.4 MB". */
export function sizeOf(bytes: number): string {
  return bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Files are fetched with the session in a header, so their addresses are of no use to anybody else. */
function useFile(id: string): () => Promise<Blob> {
  const { chat, origin } = useGiven();
  return useCallback(async () => {
    const answer = await fetch(`${origin}/w/files/${id}`, {
      headers: { 'X-Wayline-Session': await chat.session.open() },
      credentials: 'omit',
    });
    if (!answer.ok) throw new Error(`No file (${answer.status}).`);
    return answer.blob();
  }, [chat, origin, id]);
}

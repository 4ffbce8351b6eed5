import { useCallback, useRef, useState } from 'react';
import { upload } from '../../lib/upload';
import type { FileRef } from './types';

export type Upload = { key: number; file: File; share: number; problem: unknown };

let lastKey = 0;

/** Files on their way to the server, each with its progress and a way to stop it. */
export function useUploads(onDone: (file: FileRef) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());

  const drop = useCallback((key: number) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setUploads((now) => now.filter((each) => each.key !== key));
  }, []);

  const start = useCallback(
    (file: File) => {
      lastKey += 1;
      const key = lastKey;
      const stop = new AbortController();
      stops.current.set(key, stop);
      const change = (patch: Partial<Upload>) =>
        setUploads((now) => now.map((each) => (each.key === key ? { ...each, ...patch } : each)));
      setUploads((now) => [...now, { key, file, share: 0, problem: null }]);
      upload(file, (share) => change({ share }), stop.signal).then(
        (done) => {
          drop(key);
          onDone(done);
        },
        (problem: unknown) => change({ problem }),
      );
    },
    [drop, onDone],
  );

  const retry = useCallback(
    (it: Upload) => {
      drop(it.key);
      start(it.file);
    },
    [drop, start],
  );

  return { uploads, start, drop, retry };
}

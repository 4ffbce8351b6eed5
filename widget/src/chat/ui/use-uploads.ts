import { useRef, useState } from 'preact/hooks';
import { uuid } from '../../beacon/host.ts';
import { Refused, upload } from '../http.ts';
import type { Attachment } from '../protocol.ts';
import { filled } from '../words/load.ts';
import { useGiven } from './context.ts';

const LARGEST = 10_000_000;

export type Uploading = { key: string; name: string; size: number; share: number; done: Attachment | null };
export type Uploads = {
  list: Uploading[];
  problem: string;
  busy: boolean;
  add(files: Iterable<File>): void;
  remove(key: string): void;
  clear(): void;
};

/** The files of the message being written: each uploads at once, shows how far it is, and can be taken back. */
export function useUploads(): Uploads {
  const { chat, words, origin } = useGiven();
  const [list, setList] = useState<Uploading[]>([]);
  const [problem, setProblem] = useState('');
  const stops = useRef(new Map<string, AbortController>());

  function change(key: string, part: Partial<Uploading>): void {
    setList((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }
  function remove(key: string): void {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setList((before) => before.filter((each) => each.key !== key));
  }
  async function start(key: string, file: File): Promise<void> {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const session = await chat.session.open();
      const done = await upload<Attachment>(origin, session, file, (share) => change(key, { share }), stop.signal);
      change(key, { share: 1, done });
    } catch (error) {
      if (stop.signal.aborted) return;
      remove(key);
      setProblem(filled(words[whyNot(error)], { name: file.name }));
    }
  }
  return {
    list,
    problem,
    busy: list.some(({ done }) => !done),
    add(files) {
      setProblem('');
      for (const file of files) {
        if (file.size > LARGEST) {
          setProblem(filled(words.tooBig, { name: file.name }));
          continue;
        }
        const key = uuid();
        setList((before) => [...before, { key, name: file.name, size: file.size, share: 0, done: null }]);
        void start(key, file);
      }
    },
    remove,
    clear() {
      stops.current.clear();
      setList([]);
      setProblem('');
    },
  };
}

/** What is said of a file that did not arrive: only what may pass by itself is worth another try. */
function whyNot(error: unknown): 'tooBig' | 'fileRefused' | 'uploadFailed' {
  const code = error instanceof Refused ? error.code : '';
  if (code === 'file_too_large') return 'tooBig';
  return code === 'file_refused' ? 'fileRefused' : 'uploadFailed';
}

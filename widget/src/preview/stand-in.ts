/** What answers the chat in a preview: the settings that were never saved, and a conversation that nobody keeps. */
import type { Entry } from '../chat/protocol.ts';

const TALK = 'preview';
const NOBODY = { known: false, name: null, email: null };

/** A `fetch` that never leaves the frame. `settings` is asked each time the chat asks how to look. */
export function standIn(settings: () => unknown): typeof fetch {
  const said: Entry[] = [];

  function say(written: { client_id?: string; body?: string }): Entry & { conversation_id: string } {
    const entry: Entry = {
      id: `said-${said.length + 1}`,
      position: said.length + 1,
      kind: 'message',
      author: { kind: 'customer', id: null, name: null },
      body: written.body ?? '',
      attachments: [],
      at: new Date().toISOString(),
      client_id: written.client_id ?? null,
      state: null,
    };
    said.push(entry);
    return { ...entry, conversation_id: TALK };
  }

  function answer(path: string, asked: URLSearchParams, body: Record<string, string>): unknown {
    if (path === '/w/config') return settings();
    if (path === '/w/sessions') return { session: TALK, visitor: NOBODY };
    if (path === '/w/messages') return say(body);
    if (path === '/w/conversations') {
      return { items: said.length > 0 ? [{ id: TALK, status: 'open', position: said.length }] : [] };
    }
    if (path === `/w/conversations/${TALK}/entries`) {
      const after = Number(asked.get('after'));
      return { items: said.filter(({ position }) => position > after), position: said.length };
    }
    // Read marks, typing, an address left: heard, and forgotten.
    return undefined;
  }

  return (input, init) => {
    const { pathname, searchParams } = new URL(String(input));
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : {};
    const given = answer(pathname, searchParams, body);
    return Promise.resolve(given === undefined ? new Response(null, { status: 204 }) : Response.json(given));
  };
}

/** A socket that says hello and then nothing, so that the chat neither waits nor asks again. */
export class QuietSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState: number = QuietSocket.CONNECTING;
  onopen: (() => void) | null = null;
  onmessage: ((heard: { data: string }) => void) | null = null;
  onclose: ((ended: { code: number }) => void) | null = null;

  constructor() {
    super();
    queueMicrotask(() => {
      if (this.readyState !== QuietSocket.CONNECTING) return;
      this.readyState = QuietSocket.OPEN;
      this.onopen?.();
    });
  }

  send(frame: string): void {
    if (!frame.includes('"session"')) return;
    queueMicrotask(() => this.onmessage?.({ data: '{"type":"hello"}' }));
  }

  close(): void {
    this.readyState = QuietSocket.CLOSED;
  }
}

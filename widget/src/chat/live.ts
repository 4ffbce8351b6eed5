/** The socket on which the server says what is new. It comes back by itself and says so, so that nothing is missed. */
import { guarded, toJson } from '../beacon/host.ts';
import type { Frame } from './protocol.ts';

const PING_MS = 20_000;
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export type Live = { connect(): void; close(): void; isOpen(): boolean };
export type LiveEvents = { session(): string | null; opened(): void; lost(): void; frame(frame: Frame): void };

/** A socket to `origin`; `opened` is called after every (re)connection, when all state must be caught up on. */
export function liveSocket(origin: string, { session, opened, lost, frame }: LiveEvents): Live {
  let socket: WebSocket | undefined;
  let wanted = false;
  let failures = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let beat: ReturnType<typeof setInterval> | undefined;
  let heardAt = 0;
  let answersPings = false;

  function connect(): void {
    wanted = true;
    clearTimeout(waiting);
    const token = session();
    if (!token || (socket && socket.readyState < WebSocket.CLOSING)) return;
    const mine = new WebSocket(`${origin.replace(/^http/, 'ws')}/w/live`);
    socket = mine;
    mine.onopen = () => mine.send(toJson({ type: 'session', session: token }));
    mine.onmessage = guarded(({ data }: MessageEvent<string>) => {
      heardAt = Date.now();
      const given = JSON.parse(data) as Frame;
      if (given.type === 'pong') answersPings = true;
      if (given.type === 'hello') {
        failures = 0;
        opened();
      }
      frame(given);
    });
    mine.onclose = () => {
      if (socket === mine) dropped();
    };
    clearInterval(beat);
    beat = setInterval(() => heartbeat(mine), PING_MS);
    heardAt = Date.now();
  }

  function heartbeat(mine: WebSocket): void {
    if (answersPings && Date.now() - heardAt > SILENCE_MS) return dropped();
    if (mine.readyState === WebSocket.OPEN) mine.send('{"type":"ping"}');
  }

  function dropped(): void {
    const old = socket;
    socket = undefined;
    clearInterval(beat);
    old?.close();
    lost();
    if (!wanted) return;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS);
    clearTimeout(waiting);
    waiting = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  }

  function again(): void {
    if (!wanted || document.visibilityState === 'hidden') return;
    failures = 0;
    connect();
  }
  // A laptop that slept or a phone that changed networks may hold a socket that is long dead.
  window.addEventListener('online', () => {
    if (socket && wanted) dropped();
    again();
  });
  document.addEventListener('visibilitychange', again);

  return {
    connect,
    close() {
      wanted = false;
      clearTimeout(waiting);
      dropped();
    },
    isOpen: () => socket?.readyState === WebSocket.OPEN && failures === 0,
  };
}

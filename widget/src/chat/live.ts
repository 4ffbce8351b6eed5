/** The socket on which the server says what is new. It comes back by itself and says so, so that nothing is missed. */
import { guarded, toJson } from '../beacon/host.ts';
import type { Frame } from './protocol.ts';

/** The server's close code for a session it does not know (any more). */
const SESSION_UNKNOWN = 4401;
const PING_MS = 20_000;
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export type LiveListener = {
  session(): string | null;
  /** Called after every (re)connection: now everything must be caught up on. */
  opened(): void;
  lost(): void;
  /** Called where the socket was refused for its session. */
  sessionUnknown(): void;
  frame(frame: Frame): void;
};

export class Live {
  private readonly address: string;
  private readonly listener: LiveListener;
  private socket: WebSocket | undefined;
  private wanted = false;
  private failures = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private heardAt = 0;
  private answersPings = false;

  constructor(origin: string, listener: LiveListener) {
    this.address = `${origin.replace(/^http/, 'ws')}/w/live`;
    this.listener = listener;
    // A laptop that slept or a phone that changed networks may hold a socket that is long dead.
    window.addEventListener('online', () => {
      if (this.socket && this.wanted) this.dropped();
      this.again();
    });
    document.addEventListener('visibilitychange', () => this.again());
  }

  connect(): void {
    this.wanted = true;
    clearTimeout(this.waiting);
    const session = this.listener.session();
    if (!session || (this.socket && this.socket.readyState < WebSocket.CLOSING)) return;
    const mine = new WebSocket(this.address);
    this.socket = mine;
    mine.onopen = () => mine.send(toJson({ type: 'session', session }));
    mine.onmessage = guarded(({ data }: MessageEvent<string>) => this.hear(JSON.parse(data) as Frame));
    mine.onclose = ({ code }) => {
      if (code === SESSION_UNKNOWN) this.listener.sessionUnknown();
      if (this.socket === mine) this.dropped();
    };
    this.heardAt = Date.now();
    clearInterval(this.beat);
    this.beat = setInterval(() => this.heartbeat(mine), PING_MS);
  }

  close(): void {
    this.wanted = false;
    clearTimeout(this.waiting);
    this.dropped();
  }

  isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN && this.failures === 0;
  }

  private hear(given: Frame): void {
    this.heardAt = Date.now();
    if (given.type === 'pong') this.answersPings = true;
    if (given.type === 'hello') {
      this.failures = 0;
      this.listener.opened();
    }
    this.listener.frame(given);
  }

  private heartbeat(mine: WebSocket): void {
    if (this.answersPings && Date.now() - this.heardAt > SILENCE_MS) this.dropped();
    else if (mine.readyState === WebSocket.OPEN) mine.send('{"type":"ping"}');
  }

  private dropped(): void {
    const old = this.socket;
    this.socket = undefined;
    clearInterval(this.beat);
    old?.close();
    this.listener.lost();
    if (!this.wanted) return;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** this.failures++, LONGEST_WAIT_MS);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(
      guarded(() => this.connect()),
      wait * (0.5 + Math.random() / 2),
    );
  }

  private again(): void {
    if (!this.wanted || document.visibilityState === 'hidden') return;
    this.failures = 0;
    this.connect();
  }
}

import { backoff } from './backoff';

export type LiveFrame =
  | { type: 'hello'; cursor?: string | number }
  | { type: 'conversation'; id: string; position: number; change?: string }
  | { type: 'entry'; conversation_id: string; entry: unknown }
  | { type: 'understood'; conversation_id: string; entry: unknown }
  | { type: 'typing'; conversation_id: string; author: { kind: string; id: string | null; name: string | null } }
  | { type: 'read'; conversation_id: string; position: number; author?: { kind: string } }
  | { type: 'customer'; id: string }
  | { type: 'customers' }
  | { type: 'line'; customer_id: string }
  | { type: 'alarms' }
  | { type: 'coaching' }
  | { type: 'presence'; teammate_id: string; state: string };

export type LiveState = 'connecting' | 'open' | 'lost';
export type FrameOf<Type extends LiveFrame['type']> = Extract<LiveFrame, { type: Type }>;

export type LiveOptions = {
  open: () => WebSocket;
  /** Random share of the back-off, 0 to 1, so that a thousand consoles do not return in the same second. */
  jitter: () => number;
  now: () => number;
};

const TICK = 5_000;
const SLEPT = 20_000;
const PING_EVERY = 25_000;
const TOUCH_EVERY = 60_000;
const OPEN = 1;

type Listener<Heard> = (heard: Heard) => void;

/**
 * One socket to /api/live that comes back by itself: after a loss with growing pauses, at once after
 * sleep or when the network returns. Every (re)connection ends in `onResync`: whoever shows server
 * data then asks for what it may have missed, so a lost frame costs a request and never a message.
 */
export class Live {
  readonly #options: LiveOptions;
  readonly #frames = new Map<string, Set<Listener<LiveFrame>>>();
  readonly #resyncs = new Set<() => void>();
  readonly #states = new Set<Listener<LiveState>>();
  readonly #topics = new Map<string, number>();
  #socket: WebSocket | null = null;
  #state: LiveState = 'connecting';
  #attempt = 0;
  #running = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #lastTick = 0;
  #lastPing = 0;
  #lastTouch = Number.NEGATIVE_INFINITY;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  start = (): void => {
    if (this.#running) return;
    this.#running = true;
    this.#lastTick = this.#options.now();
    this.#lastPing = this.#lastTick;
    this.#tick = setInterval(this.#onTick, TICK);
    addEventListener('online', this.#wake);
    this.#connect();
  };

  stop = (): void => {
    this.#running = false;
    clearTimeout(this.#retry);
    clearInterval(this.#tick);
    removeEventListener('online', this.#wake);
    this.#drop();
    this.#become('connecting');
  };

  state = (): LiveState => this.#state;

  /** Hear frames of one type. Answers how to stop hearing. */
  on<Type extends LiveFrame['type']>(type: Type, listener: Listener<FrameOf<Type>>): () => void {
    const set = this.#frames.get(type) ?? new Set();
    this.#frames.set(type, set);
    const heard = listener as Listener<LiveFrame>;
    set.add(heard);
    return () => set.delete(heard);
  }

  /** Called after every (re)connection: ask for what may have been missed. */
  onResync(listener: () => void): () => void {
    this.#resyncs.add(listener);
    return () => this.#resyncs.delete(listener);
  }

  onState = (listener: Listener<LiveState>): (() => void) => {
    this.#states.add(listener);
    return () => this.#states.delete(listener);
  };

  /** Tell the server what is on screen; watched until every watcher has stopped. */
  watch(topic: string): () => void {
    this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + 1);
    this.#sendTopics();
    return () => {
      const left = (this.#topics.get(topic) ?? 1) - 1;
      if (left > 0) this.#topics.set(topic, left);
      else this.#topics.delete(topic);
      this.#sendTopics();
    };
  }

  /** Somebody is at this console: told once a minute at most, so that colleagues see who is away. */
  touch = (): void => {
    const now = this.#options.now();
    if (now - this.#lastTouch < TOUCH_EVERY || this.#socket?.readyState !== OPEN) return;
    this.#lastTouch = now;
    this.#send({ type: 'here' });
  };

  #send(frame: object): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #sendTopics(): void {
    this.#send({ type: 'watch', topics: [...this.#topics.keys()] });
  }

  #become(next: LiveState): void {
    if (this.#state === next) return;
    this.#state = next;
    for (const listener of this.#states) listener(next);
  }

  #receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const frame = JSON.parse(data) as LiveFrame;
    if (frame.type === 'hello') {
      this.#attempt = 0;
      this.#become('open');
      this.#sendTopics();
      for (const resync of this.#resyncs) resync();
    }
    for (const listener of this.#frames.get(frame.type) ?? []) listener(frame);
  }

  #connect = (): void => {
    clearTimeout(this.#retry);
    this.#drop();
    const mine = this.#options.open();
    this.#socket = mine;
    mine.onmessage = (message) => {
      if (this.#socket === mine) this.#receive(message.data);
    };
    mine.onclose = () => {
      if (this.#socket !== mine) return;
      this.#socket = null;
      this.#become('lost');
      if (!this.#running) return;
      this.#retry = setTimeout(this.#connect, backoff(this.#attempt, this.#options.jitter()));
      this.#attempt += 1;
    };
  };

  #drop(): void {
    const old = this.#socket;
    this.#socket = null;
    if (!old) return;
    old.onclose = null;
    old.onmessage = null;
    old.close();
  }

  #wake = (): void => {
    if (!this.#running) return;
    this.#attempt = 0;
    this.#become('lost');
    this.#connect();
  };

  /** A tick that comes far too late means that the machine slept: the old socket is not to be trusted. */
  #onTick = (): void => {
    const now = this.#options.now();
    if (now - this.#lastTick > SLEPT) this.#wake();
    else if (now - this.#lastPing > PING_EVERY) {
      this.#lastPing = now;
      this.#send({ type: 'ping' });
    }
    this.#lastTick = now;
  };
}

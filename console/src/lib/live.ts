export type LiveFrame =
  | { type: 'hello'; cursor?: string | number }
  | { type: 'conversation'; id: string; position: number; change?: string }
  | { type: 'entry'; conversation_id: string; entry: unknown }
  | {
      type: 'typing';
      conversation_id: string;
      author: { kind: string; id: string | null; name: string | null };
    }
  | { type: 'read'; conversation_id: string; position: number; author?: { kind: string } }
  | { type: 'customer'; id: string }
  | { type: 'line'; customer_id: string }
  | { type: 'presence'; teammate_id: string; state: string };

export type LiveState = 'connecting' | 'open' | 'lost';
export type FrameOf<Type extends LiveFrame['type']> = Extract<LiveFrame, { type: Type }>;

export type LiveOptions = {
  open: () => WebSocket;
  /** Random share of the back-off, 0 to 1, so that a thousand consoles do not return in the same second. */
  jitter: () => number;
  now: () => number;
};

export type Live = ReturnType<typeof createLive>;

const TICK = 5_000;
const SLEPT = 20_000;
const PING_EVERY = 25_000;
const BACKOFF = [300, 800, 2_000, 5_000, 10_000, 20_000];

/** How long to wait before attempt number `attempt` (from 0), in milliseconds. */
export function backoff(attempt: number, jitter: number): number {
  const base = BACKOFF[Math.min(attempt, BACKOFF.length - 1)] ?? 20_000;
  return Math.round(base * (0.5 + jitter / 2));
}

/**
 * One socket to /api/live that comes back by itself: after a loss with growing pauses, at once after
 * sleep or when the network returns. Every (re)connection ends in `onResync`: whoever shows server
 * data then asks for what it may have missed, so a lost frame costs a request and never a message.
 */
export function createLive(options: LiveOptions) {
  const listeners = new Map<string, Set<(frame: LiveFrame) => void>>();
  const resyncs = new Set<() => void>();
  const watchers = new Set<(state: LiveState) => void>();
  const topics = new Map<string, number>();
  let socket: WebSocket | null = null;
  let state: LiveState = 'connecting';
  let attempt = 0;
  let running = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let tick: ReturnType<typeof setInterval> | undefined;
  let lastTick = 0;
  let lastPing = 0;

  function become(next: LiveState): void {
    if (state === next) return;
    state = next;
    for (const watcher of watchers) watcher(next);
  }

  function send(frame: object): void {
    if (socket?.readyState === 1) socket.send(JSON.stringify(frame));
  }

  function sendTopics(): void {
    send({ type: 'watch', topics: [...topics.keys()] });
  }

  function receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const frame = JSON.parse(data) as LiveFrame;
    if (frame.type === 'hello') {
      attempt = 0;
      become('open');
      sendTopics();
      for (const resync of resyncs) resync();
    }
    for (const listener of listeners.get(frame.type) ?? []) listener(frame);
  }

  function connect(): void {
    clearTimeout(retry);
    drop();
    const mine = options.open();
    socket = mine;
    mine.onmessage = (message) => {
      if (socket === mine) receive(message.data);
    };
    mine.onclose = () => {
      if (socket !== mine) return;
      socket = null;
      become('lost');
      if (running) retry = setTimeout(connect, backoff(attempt++, options.jitter()));
    };
  }

  function drop(): void {
    const old = socket;
    socket = null;
    if (old) {
      old.onclose = null;
      old.onmessage = null;
      old.close();
    }
  }

  function wake(): void {
    if (!running) return;
    attempt = 0;
    become('lost');
    connect();
  }

  function onTick(): void {
    const now = options.now();
    if (now - lastTick > SLEPT) wake();
    else if (now - lastPing > PING_EVERY) {
      lastPing = now;
      send({ type: 'ping' });
    }
    lastTick = now;
  }

  function watch(topic: string): () => void {
    topics.set(topic, (topics.get(topic) ?? 0) + 1);
    sendTopics();
    return () => {
      const left = (topics.get(topic) ?? 1) - 1;
      if (left > 0) topics.set(topic, left);
      else topics.delete(topic);
      sendTopics();
    };
  }

  return {
    start(): void {
      if (running) return;
      running = true;
      lastTick = options.now();
      lastPing = lastTick;
      tick = setInterval(onTick, TICK);
      addEventListener('online', wake);
      connect();
    },
    stop(): void {
      running = false;
      clearTimeout(retry);
      clearInterval(tick);
      removeEventListener('online', wake);
      drop();
      become('connecting');
    },
    state: () => state,
    send,
    watch,
    /** Hear frames of one type. Answers how to stop hearing. */
    on<Type extends LiveFrame['type']>(type: Type, listener: (frame: FrameOf<Type>) => void): () => void {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set);
      const heard = listener as (frame: LiveFrame) => void;
      set.add(heard);
      return () => set.delete(heard);
    },
    /** Called after every (re)connection: ask for what may have been missed. */
    onResync(listener: () => void): () => void {
      resyncs.add(listener);
      return () => resyncs.delete(listener);
    },
    onState(listener: (state: LiveState) => void): () => void {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backoff } from './backoff';
import { Live } from './live';

/** A wire whose other end is the test: frames are pushed, losses are made. */
class Wire {
  static all: Wire[] = [];
  readyState = 1;
  sent: string[] = [];
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    Wire.all.push(this);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  lose(): void {
    this.onclose?.();
  }
}

const last = (): Wire => Wire.all.at(-1) as Wire;
let live: Live;

beforeEach(() => {
  vi.useFakeTimers();
  Wire.all = [];
  live = new Live({ open: () => new Wire() as unknown as WebSocket, jitter: () => 1, now: Date.now });
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

it('asks again for everything after every connection', () => {
  const resync = vi.fn();
  live.onResync(resync);
  live.start();
  last().say({ type: 'hello', cursor: 1 });
  expect(resync).toHaveBeenCalledTimes(1);
  last().lose();
  expect(live.state()).toBe('lost');
  vi.advanceTimersByTime(300);
  last().say({ type: 'hello', cursor: 9 });
  expect(resync).toHaveBeenCalledTimes(2);
  expect(live.state()).toBe('open');
});

it('comes back with growing pauses, and starts small again once it was heard', () => {
  live.start();
  last().lose();
  vi.advanceTimersByTime(299);
  expect(Wire.all).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(Wire.all).toHaveLength(2);
  last().lose();
  vi.advanceTimersByTime(799);
  expect(Wire.all).toHaveLength(2);
  vi.advanceTimersByTime(1);
  last().say({ type: 'hello' });
  last().lose();
  vi.advanceTimersByTime(300);
  expect(Wire.all).toHaveLength(4);
});

it('takes a new socket after sleep, and hears nothing more of the old one', () => {
  const heard = vi.fn();
  live.on('customer', heard);
  live.start();
  const old = last();
  old.say({ type: 'hello' });
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(5_000);
  expect(Wire.all).toHaveLength(2);
  old.say({ type: 'customer', id: 'maya' });
  expect(heard).not.toHaveBeenCalled();
  last().say({ type: 'customer', id: 'maya' });
  expect(heard).toHaveBeenCalledTimes(1);
});

it('comes back at once when the network does', () => {
  live.start();
  last().lose();
  dispatchEvent(new Event('online'));
  expect(Wire.all).toHaveLength(2);
});

it('tells the server what is watched, again after a reconnection', () => {
  live.start();
  last().say({ type: 'hello' });
  const stop = live.watch('conversation:1');
  const stopAgain = live.watch('conversation:1');
  stop();
  expect(JSON.parse(last().sent.at(-1) ?? '')).toEqual({ type: 'watch', topics: ['conversation:1'] });
  last().lose();
  vi.advanceTimersByTime(300);
  last().say({ type: 'hello' });
  expect(JSON.parse(last().sent.at(-1) ?? '')).toEqual({ type: 'watch', topics: ['conversation:1'] });
  stopAgain();
  expect(JSON.parse(last().sent.at(-1) ?? '')).toEqual({ type: 'watch', topics: [] });
});

it('stays away once stopped', () => {
  live.start();
  live.stop();
  vi.advanceTimersByTime(60_000);
  expect(Wire.all).toHaveLength(1);
});

it('never waits longer than twenty seconds', () => {
  expect(backoff(99, 1)).toBe(20_000);
  expect(backoff(0, 0)).toBe(150);
});

it('says once a minute that somebody is there, and only where it can be heard', () => {
  const said = (): number => Wire.all.flatMap((wire) => wire.sent).filter((text) => text.includes('"here"')).length;
  live.touch();
  live.start();
  last().say({ type: 'hello', cursor: 1 });
  expect(said()).toBe(0);
  live.touch();
  live.touch();
  expect(said()).toBe(1);
  vi.advanceTimersByTime(59_000);
  live.touch();
  expect(said()).toBe(1);
  vi.advanceTimersByTime(1_000);
  live.touch();
  expect(said()).toBe(2);
});

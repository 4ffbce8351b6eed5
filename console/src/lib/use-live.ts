import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { type FrameOf, Live, type LiveFrame, type LiveState } from './live';

/** The console's one live connection. */
export function createConsoleLive(): Live {
  return new Live({
    open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/live`),
    jitter: Math.random,
    now: Date.now,
  });
}

export const LiveContext = createContext<Live | null>(null);

export function useLiveClient(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('No live connection above this component.');
  return live;
}

/** Hear every frame of this type while mounted. */
export function useLive<Type extends LiveFrame['type']>(type: Type, listener: (frame: FrameOf<Type>) => void): void {
  const live = useLiveClient();
  const heard = useEffectEvent(listener);
  useEffect(() => live.on(type, (frame) => heard(frame)), [live, type]);
}

/** Called after every (re)connection: ask for what may have been missed. */
export function useResync(listener: () => void): void {
  const live = useLiveClient();
  const heard = useEffectEvent(listener);
  useEffect(() => live.onResync(() => heard()), [live]);
}

/** Tell the server what is on screen: `conversation:ID`, `customer:ID`, or `customers`, the list of them all. */
export function useWatch(topic: string | null): void {
  const live = useLiveClient();
  useEffect(() => (topic ? live.watch(topic) : undefined), [live, topic]);
}

export function useLiveState(): LiveState {
  const live = useLiveClient();
  return useSyncExternalStore(live.onState, live.state);
}

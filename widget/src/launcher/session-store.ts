/** The visitor's session token as it is kept in this browser, one per write key. */
import { drop, keep, read } from '../beacon/store.ts';

export type KeptSession = { session: string; anonymousId: string };

/** The kept session; undefined where there is none or it cannot be read. */
export function readSession(key: string): KeptSession | undefined {
  const [session, anonymousId] = (read(`chat:${key}`) ?? '').split(' ');
  return session && anonymousId ? { session, anonymousId } : undefined;
}

export function keepSession(key: string, { session, anonymousId }: KeptSession): void {
  keep(`chat:${key}`, `${session} ${anonymousId}`);
}

export function dropSession(key: string): void {
  drop([`chat:${key}`]);
}

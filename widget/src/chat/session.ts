/** The visitor's session: made at the first need, kept for the next page, renewed when the server no longer knows it. */
import type { Tag } from '../beacon/tag.ts';
import { dropSession, keepSession, readSession } from '../launcher/session-store.ts';
import { call, Refused } from './http.ts';
import type { Visitor } from './protocol.ts';

export type Session = {
  current(): string | null;
  visitor(): Visitor;
  /** Makes sure there is a session; several callers share one request. */
  open(): Promise<string>;
  /** A call with the session; one that is no longer known is renewed once. Throws Refused or TypeError. */
  call<Answer>(path: string, body?: unknown): Promise<Answer>;
  /** Asks the server anew who the visitor is, with the session there is: what they saw stays theirs. */
  again(): void;
  leave(): void;
};

export function visitorSession({ key, origin, anonymousId, signedIdentity }: Tag): Session {
  const kept = readSession(key);
  let session = kept?.anonymousId === anonymousId() ? kept.session : null;
  let visitor: Visitor = { known: false, name: null, email: null };
  let asked = false;
  let opening: Promise<string> | undefined;

  /** What was asked for somebody who left meanwhile is nobody's: it must not reach whoever is here now. */
  async function ours<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const mine = anonymousId();
    const answer = await asked;
    if (anonymousId() !== mine) throw new Refused(410, 'visitor_left', 0);
    return answer;
  }
  async function ask(): Promise<string> {
    const mine = anonymousId();
    const answer = await ours(
      call<{ session: string; visitor?: Visitor }>(origin, '/w/sessions', session, {
        key,
        anonymous_id: mine,
        token: signedIdentity() ?? null,
      }),
    );
    session = answer.session;
    visitor = answer.visitor ?? visitor;
    asked = true;
    keepSession(key, { session, anonymousId: mine });
    return session;
  }
  function open(): Promise<string> {
    // Asked once a page even with a kept session: only the server knows who the visitor is by now.
    if (session && asked) return Promise.resolve(session);
    if (opening) return opening;
    const mine = ask().finally(() => {
      if (opening === mine) opening = undefined;
    });
    opening = mine;
    return mine;
  }
  function leave(): void {
    session = null;
    asked = false;
    opening = undefined;
    visitor = { known: false, name: null, email: null };
    dropSession(key);
  }
  return {
    current: () => session,
    visitor: () => visitor,
    open,
    again() {
      asked = false;
    },
    leave,
    async call<Answer>(path: string, body?: unknown) {
      try {
        return await ours(open().then((mine) => call<Answer>(origin, path, mine, body)));
      } catch (problem) {
        if (!(problem instanceof Refused && problem.status === 401)) throw problem;
        leave();
        return ours(open().then((mine) => call<Answer>(origin, path, mine, body)));
      }
    },
  };
}

/** Who this browser says it is. The signed token is kept in memory only: it is a credential. */
import { uuid } from './host.ts';
import { drop, keep, read } from './store.ts';

const ANONYMOUS = 'anonymous';
const USER = 'user';
const GROUP = 'group';
const VISIT = 'visit';

let token: string | undefined;

/** This browser's anonymous id, made at the first need. */
export function anonymousId(): string {
  const id = read(ANONYMOUS) ?? uuid();
  keep(ANONYMOUS, id);
  return id;
}

/** The user id given by the site, undefined before identify. */
export function userId(): string | undefined {
  return read(USER);
}

/** The group (company) id given by the site. */
export function groupId(): string | undefined {
  return read(GROUP);
}

/** The signed identity given with identify on this page. */
export function signedIdentity(): string | undefined {
  return token;
}

export function becomeUser(id: string, signed?: string): void {
  // Another person at the same browser begins a line of their own.
  if ((read(USER) ?? id) !== id) forget();
  keep(USER, id);
  token = signed;
}

export function joinGroup(id: string): void {
  keep(GROUP, id);
}

/** Back to an unknown visitor: the next anonymous id is a new one, and so is the visit. */
export function forget(): void {
  token = undefined;
  drop([ANONYMOUS, USER, GROUP, VISIT]);
}

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 24 * 3_600_000;

/**
 * The id of the visit at `now` (ms), and whether it begins with this call. A visit ends after 30 minutes without a
 * touchpoint, and after 24 hours in any case; tabs of one browser share it.
 */
export function visitAt(now: number): [id: string, begins: boolean] {
  const [kept, begun = 0, last = 0] = (read(VISIT) ?? '').split(' ');
  const goesOn = kept && now - +last < IDLE_MS && now - +begun < LONGEST_MS;
  const id = goesOn ? kept : uuid();
  keep(VISIT, `${id} ${goesOn ? begun : now} ${now}`);
  return [id, !goesOn];
}

/** The chat without its looks: session, socket, outbox and catching up, joined into what the panel shows and does. */
import { guarded, uuid } from '../beacon/host.ts';
import { keep, read } from '../beacon/store.ts';
import type { Surroundings } from '../launcher/launch.ts';
import { type CatchUp, catchUp } from './catch-up.ts';
import { hearing } from './hearing.ts';
import { Refused } from './http.ts';
import { Live } from './live.ts';
import { ChatOutbox } from './outbox.ts';
import type { Attachment, Entry, Pending } from './protocol.ts';
import { type Session, visitorSession } from './session.ts';
import { chime } from './sound.ts';
import { type Observable, observable } from './state.ts';
import { currentThread, fromTeammate, stillPending, unreadCount, withEntries, withRead } from './thread.ts';

const TYPING_TOLD_MS = 3000;
const POLL_MS = 15_000;
const LONGEST_WAIT_MS = 30_000;
const SOUND = 'chat-sound';

export class Chat {
  readonly state: Observable;
  readonly session: Session;
  private readonly behind: CatchUp;
  private readonly outbox: ChatOutbox;
  private readonly live: Live;
  private readonly surroundings: Surroundings;
  private anonymousId: string;
  private toldTyping = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(surroundings: Surroundings) {
    const { tag, config } = surroundings;
    this.surroundings = surroundings;
    this.anonymousId = tag.anonymousId();
    this.session = visitorSession(tag);
    this.state = observable({
      open: false,
      phase: 'loading',
      connected: true,
      online: config.online,
      away: config.away,
      answersIn: config.answersIn,
      visitor: this.session.visitor(),
      threads: [],
      pending: [],
      refused: new Set(),
      typing: null,
      sound: (read(SOUND) ?? (config.sound ? 'on' : 'off')) === 'on',
      hasEarlier: false,
    });
    this.behind = catchUp(this.session, this.state);
    this.outbox = new ChatOutbox(tag.key, {
      send: (message) => this.deliver(message).catch((problem: unknown) => this.undelivered(problem)),
      changed: () => this.refresh(),
    });
    this.live = new Live(tag.origin, {
      session: this.session.current,
      opened: () => void this.begin(),
      lost: () => this.lost(),
      sessionUnknown: () => this.session.leave(),
      frame: hearing(this.state, this.behind, () => this.refresh()),
    });
    this.listen();
    this.refresh();
  }

  /** Fetches everything from the server now, and again later where that fails. */
  async begin(): Promise<void> {
    clearTimeout(this.timer);
    const visitor = this.anonymousId;
    let wait = POLL_MS;
    try {
      await this.session.open();
      await this.behind.all();
      this.failures = 0;
      this.state.set({ phase: 'ready', visitor: this.session.visitor(), connected: true });
      this.outbox.flush();
      if (this.inTouch()) this.live.connect();
    } catch {
      // Somebody else is here by now, and begun with already.
      if (visitor !== this.anonymousId) return;
      wait = Math.min(1000 * 2 ** this.failures++, LONGEST_WAIT_MS);
      this.state.set({ phase: this.state.now().phase === 'ready' ? 'ready' : 'failed', connected: false });
    }
    this.refresh();
    // Where sockets are not let through, asking now and then must do.
    this.timer = setTimeout(
      guarded(() => void (this.inTouch() && !this.live.isOpen() && this.begin())),
      wait,
    );
  }

  setOpen(open: boolean): void {
    if (this.state.now().open === open) return;
    this.state.set({ open });
    this.surroundings.onOpen(open);
    if (open) void this.begin();
    else if (!this.inTouch()) this.live.close();
  }

  send(body: string, attachments: Attachment[], fields: Record<string, string>): void {
    const page = { url: location.href, title: document.title, referrer: document.referrer };
    this.outbox.put({ clientId: uuid(), body, attachments, at: new Date().toISOString(), page, fields });
  }

  /** Tries a refused message once more. */
  again(clientId: string): void {
    this.outbox.again(clientId);
  }

  discard(clientId: string): void {
    this.outbox.drop(clientId);
  }

  /** Tells the teammates that the customer is writing, now and then. */
  typed(): void {
    const thread = currentThread(this.state.now().threads);
    if (!thread || Date.now() - this.toldTyping < TYPING_TOLD_MS) return;
    this.toldTyping = Date.now();
    this.session.call(`/w/conversations/${thread.id}/typing`, {}).catch(() => undefined);
  }

  /** Everything shown has been seen. */
  seen(): void {
    let changed = false;
    for (const thread of this.state.now().threads) {
      const last = thread.entries.findLast(fromTeammate)?.position ?? 0;
      if (last <= thread.customerRead) continue;
      this.state.set({ threads: withRead(this.state.now().threads, thread.id, 'customerRead', last) });
      this.session.call(`/w/conversations/${thread.id}/read`, { position: last }).catch(() => undefined);
      changed = true;
    }
    if (changed) this.refresh();
  }

  /** Keeps the address to which answers go. Throws Refused or TypeError. */
  async leaveEmail(email: string): Promise<void> {
    await this.session.call('/w/email', { email });
    this.state.set({ visitor: { ...this.state.now().visitor, email } });
  }

  /** Has the current conversation emailed. Throws Refused or TypeError. */
  async emailTranscript(email: string): Promise<void> {
    const thread = currentThread(this.state.now().threads);
    if (!thread) throw new Refused(404, 'no_conversation', 0);
    await this.session.call(`/w/conversations/${thread.id}/transcript`, { email });
  }

  earlier(): void {
    this.behind.earlier().then(
      () => this.refresh(),
      () => undefined,
    );
  }

  setSound(on: boolean): void {
    keep(SOUND, on ? 'on' : 'off');
    this.state.set({ sound: on });
    if (on) chime();
  }

  /** Somebody signed in or out: what is theirs is fetched, what was another's is gone. */
  identityChanged(): void {
    const { anonymousId } = this.surroundings.tag;
    this.live.close();
    if (this.anonymousId === anonymousId()) this.session.again();
    else {
      this.outbox.empty();
      this.session.leave();
    }
    this.anonymousId = anonymousId();
    this.state.set({ threads: [], visitor: this.session.visitor(), phase: 'loading', typing: null });
    this.refresh();
    void this.begin();
  }

  private inTouch(): boolean {
    const { open, threads } = this.state.now();
    return open || threads.length > 0;
  }

  private lost(): void {
    // A socket that comes back at once is nothing to speak of.
    setTimeout(() => {
      if (this.inTouch() && !this.live.isOpen() && !navigator.onLine) this.state.set({ connected: false });
    }, 1000);
  }

  private refresh(): void {
    const { threads } = this.state.now();
    this.state.set({ pending: stillPending(this.outbox.list(), threads), refused: new Set(this.outbox.refused()) });
    this.surroundings.onUnread(unreadCount(threads));
  }

  private async deliver(message: Pending): Promise<void> {
    const to = currentThread(this.state.now().threads);
    const answer = await this.session.call<Entry & { entry?: Entry; conversation_id?: string }>('/w/messages', {
      client_id: message.clientId,
      conversation_id: to?.id ?? null,
      body: message.body,
      attachments: message.attachments.map(({ id }) => id),
      page: message.page,
      fields: message.fields,
    });
    const id = answer.conversation_id ?? to?.id;
    if (id) this.state.set({ threads: withEntries(this.state.now().threads, id, [answer.entry ?? answer]) });
    else await this.behind.all();
    this.live.connect();
  }

  private undelivered(problem: unknown): never {
    // No server was reached: what is written waits, and the customer is told so.
    if (!(problem instanceof Refused)) this.state.set({ connected: false });
    throw problem;
  }

  private listen(): void {
    window.addEventListener(
      'offline',
      guarded(() => this.state.set({ connected: false })),
    );
    // Another tab wrote or delivered something.
    window.addEventListener(
      'storage',
      guarded(() => this.refresh()),
    );
    window.addEventListener(
      'online',
      guarded(() => void this.begin()),
    );
    document.addEventListener(
      'visibilitychange',
      guarded(() => void (document.visibilityState === 'visible' && this.session.current() && this.begin())),
    );
  }
}

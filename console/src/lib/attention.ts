/** A conversation that was in front and worked on, by the console's own clock, in milliseconds. */
export type Stretch = { conversation: string; began: number; ended: number };

/** Who touched nothing for so long does not work on what is in front of them. */
export const IDLE_AFTER = 60_000;
/** How often the server is told, at most. */
export const TELL_EVERY = 15_000;
/** What could not be told for so long is let go of. */
const KEEP_FOR = 10 * 60_000;
const MOST = 50;

/**
 * What a teammate has in front of them: fed with what the page sees, it says which conversations were worked on, and
 * since when. A conversation counts from when it is in front (the tab focused and visible) and touched, until another
 * is, the tab is left, or a minute has gone by without a key, a pointer or a turn of the wheel.
 */
export class Attention {
  #conversation: string | null = null;
  #here = false;
  #touched = Number.NEGATIVE_INFINITY;
  #since: number | null = null;
  #untold: Stretch[] = [];

  /** This conversation is open now; null: none is. */
  open(conversation: string | null, now: number): void {
    if (conversation === this.#conversation) return;
    this.#settle(now);
    this.#conversation = conversation;
    this.#begin(now);
  }

  /** The tab is focused and visible, or no longer. */
  look(here: boolean, now: number): void {
    if (here === this.#here) return;
    this.#settle(now);
    this.#here = here;
    // Who comes to the tab has just touched something.
    if (here) this.#touched = now;
    this.#begin(now);
  }

  /** A key, the pointer or the wheel. */
  touch(now: number): void {
    if (now - this.#touched >= IDLE_AFTER) this.#settle(now);
    this.#touched = now;
    this.#begin(now);
  }

  /** What is to be told, and from now on is not any more; `back` gives back what could not be. */
  take(now: number): Stretch[] {
    this.#settle(now);
    this.#begin(now);
    const told = this.#untold.filter(({ ended }) => now - ended < KEEP_FOR).slice(-MOST);
    this.#untold = [];
    return told;
  }

  back(stretches: readonly Stretch[]): void {
    this.#untold.unshift(...stretches);
  }

  #isIdle(now: number): boolean {
    return now - this.#touched >= IDLE_AFTER;
  }

  #begin(now: number): void {
    if (this.#since === null && this.#conversation && this.#here && !this.#isIdle(now)) this.#since = now;
  }

  /** Close what is under way; where nobody touched anything for a minute it ended then. */
  #settle(now: number): void {
    const began = this.#since;
    this.#since = null;
    if (began === null || !this.#conversation) return;
    const ended = Math.min(now, this.#touched + IDLE_AFTER);
    if (ended <= began) return;
    const last = this.#untold.at(-1);
    if (last && last.conversation === this.#conversation && last.ended === began) last.ended = ended;
    else this.#untold.push({ conversation: this.#conversation, began, ended });
  }
}

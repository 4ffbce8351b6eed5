/** What the frames of the socket mean for the state. */
import { readAway } from '../launcher/config.ts';
import type { CatchUp } from './catch-up.ts';
import type { Entry, Frame } from './protocol.ts';
import { chime } from './sound.ts';
import type { Observable } from './state.ts';
import { fromTeammate, withEntries, withPlace, withRead } from './thread.ts';

const TYPING_SHOWN_MS = 6000;

/** Takes frames in; `changed` is called after what was learned is in the state. */
export function hearing(state: Observable, behind: CatchUp, changed: () => void): (frame: Frame) => void {
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  function learn(id: string): void {
    behind.one(id).then(changed, () => undefined);
  }
  function hearEntry(id: string, entry: Entry): void {
    const { threads, sound } = state.now();
    const known = threads.find((thread) => thread.id === id);
    const isNew = !known?.entries.some((each) => each.id === entry.id);
    const isNext = entry.position === (known?.cursor ?? 0) + 1;
    state.set({ threads: withEntries(threads, id, [entry], isNext ? entry.position : 0) });
    // Positions between may be notes of the company, or something missed: ask once, and know.
    if (!isNext) learn(id);
    if (isNew && fromTeammate(entry)) {
      state.set({ typing: null });
      if (sound) chime();
    }
    changed();
  }
  function hearTyping(name: string): void {
    clearTimeout(typingTimer);
    state.set({ typing: name });
    typingTimer = setTimeout(() => state.set({ typing: null }), TYPING_SHOWN_MS);
  }
  function hearRead({ conversation_id, position, author, by }: Frame & { type: 'read' }): void {
    const side = (author?.kind ?? by) === 'customer' ? 'customerRead' : 'teammateRead';
    state.set({ threads: withRead(state.now().threads, conversation_id, side, position) });
    changed();
  }

  return (frame) => {
    if (frame.type === 'entry') hearEntry(frame.conversation_id, frame.entry);
    else if (frame.type === 'conversation') learn(frame.id);
    else if (frame.type === 'online')
      state.set({
        online: frame.online,
        away: readAway(frame.away, frame.online),
        answersIn: frame.answers_in ?? state.now().answersIn,
      });
    else if (frame.type === 'place')
      state.set({ threads: withPlace(state.now().threads, frame.conversation_id, frame.place) });
    else if (frame.type === 'typing' && frame.author?.kind !== 'customer') hearTyping(frame.author?.name ?? '');
    else if (frame.type === 'read') hearRead(frame);
  };
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useResync } from '../../lib/use-live';
import { toastDone } from '../../ui/toast';
import { type Note, type OwnTraining, ownNotesQuery, ownTrainingQuery } from './queries';

/** Keeps what concerns one's own work live, and says it once when something has just come or is due. Draws nothing. */
export function QualityBackground() {
  const { t } = useTranslation('quality');
  const client = useQueryClient();
  const notes = useQuery(ownNotesQuery).data;
  const training = useQuery(ownTrainingQuery).data;
  const again = () => void client.invalidateQueries({ queryKey: ['quality'] });
  useLive('coaching', again);
  useResync(again);
  useTellFresh(
    notes,
    ({ id }) => id,
    (note) => t('own.noteOf', { name: note.author.name }),
  );
  useTellFresh(
    training,
    ({ id, reminded_on }) => `${id} ${reminded_on}`,
    (each) =>
      each.state === 'done'
        ? null
        : t(each.reminded_on ? 'training.reminder' : 'training.came', { title: each.title, day: each.due_on }),
  );
  return null;
}

/** Say what was not there the last time, once. */
function useTellFresh<Item extends Note | OwnTraining>(
  items: Item[] | undefined,
  keyOf: (item: Item) => string,
  say: (item: Item) => string | null,
): void {
  const known = useRef<Set<string> | null>(null);
  const tell = useRef({ keyOf, say });
  useEffect(() => {
    tell.current = { keyOf, say };
  });
  useEffect(() => {
    if (!items) return;
    const before = known.current;
    known.current = new Set(items.map(tell.current.keyOf));
    const fresh = before ? items.find((each) => !before.has(tell.current.keyOf(each))) : undefined;
    const words = fresh ? tell.current.say(fresh) : null;
    if (words) toastDone(words);
  }, [items]);
}

/** What one has not read, and what is to be learned by tomorrow, by today, or was. */
export function OwnBadge() {
  const notes = useQuery(ownNotesQuery).data ?? [];
  const training = useQuery(ownTrainingQuery).data ?? [];
  const unread = notes.filter(({ seen_at }) => !seen_at).length;
  const pressing = training.filter((each) => each.state === 'overdue' || (each.state === 'open' && each.reminded_on));
  return unread + pressing.length || null;
}

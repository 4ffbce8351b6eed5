import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { readStored, writeStored } from '../../lib/stored';
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
    'notes',
    notes,
    ({ id }) => id,
    (note) => (note.seen_at ? null : t('own.noteOf', { name: note.author.name })),
  );
  useTellFresh(
    'training',
    training,
    ({ id, reminded_on }) => `${id} ${reminded_on}`,
    ({ state, reminded_on, title }) =>
      state === 'done' ? null : t(reminded_on ? 'training.reminder' : 'training.came', { title }),
  );
  return null;
}

/** Say what this browser was not told yet, once; also what came while nobody was signed in. */
function useTellFresh<Item extends Note | OwnTraining>(
  kind: string,
  items: Item[] | undefined,
  keyOf: (item: Item) => string,
  say: (item: Item) => string | null,
): void {
  const place = `wayline.told.${kind}.${useMe().teammate.id}`;
  const tell = useEffectEvent((all: Item[]) => {
    const before = new Set(readStored<string[]>(place) ?? []);
    writeStored(place, all.map(keyOf));
    const [first] = all.filter((each) => !before.has(keyOf(each))).flatMap((each) => say(each) ?? []);
    if (first) toastDone(first);
  });
  useEffect(() => {
    if (items) tell(items);
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

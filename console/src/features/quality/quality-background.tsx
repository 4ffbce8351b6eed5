import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useResync } from '../../lib/use-live';
import { toastDone } from '../../ui/toast';
import { ownNotesQuery } from './queries';

/** Keeps what concerns one's own work live, and says it once when something has just come. Draws nothing. */
export function QualityBackground() {
  const { t } = useTranslation('quality');
  const client = useQueryClient();
  const notes = useQuery(ownNotesQuery).data;
  const again = () => void client.invalidateQueries({ queryKey: ['quality'] });
  useLive('coaching', again);
  useResync(again);
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!notes) return;
    const before = known.current;
    known.current = new Set(notes.map(({ id }) => id));
    const fresh = before ? notes.find(({ id }) => !before.has(id)) : undefined;
    if (fresh) toastDone(t('own.noteOf', { name: fresh.author.name }));
  }, [notes, t]);
  return null;
}

/** How much of it one has not read. */
export function OwnBadge() {
  return (useQuery(ownNotesQuery).data ?? []).filter(({ seen_at }) => !seen_at).length || null;
}

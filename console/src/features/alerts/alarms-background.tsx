import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { plainWords } from '../../lib/plain-words';
import { useLive, useResync } from '../../lib/use-live';
import { toastDone } from '../../ui/toast';
import { alarmsQuery } from './queries';

/** Keeps alarms live, and says aloud once what has just come. Draws nothing. */
export function AlarmsBackground() {
  const { t } = useTranslation('alerts');
  const client = useQueryClient();
  const may = useCan('conversations.read');
  const alarms = useQuery({ ...alarmsQuery, enabled: may }).data;
  const again = () => void client.invalidateQueries({ queryKey: ['alerts'] });
  useLive('alarms', again);
  useResync(again);
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!alarms) return;
    const before = known.current;
    const notes = alarms.mentions.filter((each) => each.is_new);
    const told = [...alarms.items, ...alarms.over].map(({ id }) => id);
    known.current = new Set([...told, ...notes.map((each) => each.entry_id)]);
    const note = before ? notes.find((each) => !before.has(each.entry_id)) : undefined;
    if (note) toastDone(t('mentionedYou', { name: note.by ?? t('somebody'), words: plainWords(note.text) }));
    const fresh = before ? alarms.items.filter(({ id }) => !before.has(id)) : [];
    const [first, second] = fresh;
    if (!first) return;
    const whose = first.conversation?.customer;
    toastDone(second ? t('many', { count: fresh.length }) : [first.name, whose].filter(Boolean).join(' · '));
  }, [alarms, t]);
  return null;
}

/** How many alarms press on me now. */
export function AlarmsBadge() {
  return useQuery(alarmsQuery).data?.pressing || null;
}

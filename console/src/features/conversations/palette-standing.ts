import {
  IconAlarm,
  IconArchive,
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsExchange,
  IconCalendarTime,
  IconCheck,
  IconFlag,
  IconHourglass,
  IconMessageOff,
  IconUrgent,
} from '@tabler/icons-react';
import { openDialog } from './dialogs/open-dialog';
import type { Said, Say } from './palette-acts';
import { RESOLUTIONS } from './standing-acts';
import type { Conversation } from './types';
import type { Acts } from './use-acts';
import { PRIORITIES } from './views';

/** Where it stands and how much it presses, for who types what they want; a refund asks how much, so it is not here. */
export function standing(it: Conversation, acts: Acts, t: Say): Said[] {
  return [...(isOver(it) ? [] : ways(it, acts, t)), ...pressing(it, acts, t), ...dialogs(t)];
}

function isOver({ status }: Conversation): boolean {
  return status === 'resolved' || status === 'closed' || status === 'spam';
}

function ways(it: Conversation, acts: Acts, t: Say): Said[] {
  const pending = it.status === 'pending';
  return [
    ...RESOLUTIONS.filter((each) => each !== 'refund' && each !== 'spam').map((resolution) => ({
      id: `resolve-${resolution}`,
      label: t('acts.doResolveAs', { as: t(`resolution.${resolution}`) }),
      icon: IconCheck,
      run: () => acts.resolve({ resolution }),
    })),
    pending
      ? { id: 'unpend', label: t('acts.doUnpend'), icon: IconArrowBackUp, run: acts.unpend }
      : { id: 'pend', label: t('acts.doPend'), icon: IconHourglass, run: acts.pend },
    ...(it.waiting_state === 'awaiting_us'
      ? [{ id: 'no-reply', label: t('acts.doNoReply'), icon: IconMessageOff, run: acts.needNoReply }]
      : []),
    ...(it.no_reply_at ? [{ id: 'reply', label: t('noReply.undo'), icon: IconArrowBackUp, run: acts.needReply }] : []),
    { id: 'close', label: t('acts.doClose'), icon: IconArchive, run: acts.close },
    ...(['reply', 'next_working_morning'] as const).map((when) => ({
      id: `snooze-${when}`,
      label: t('palette.snooze', { when: t(when === 'reply' ? 'snooze.reply' : 'snooze.morning') }),
      icon: IconAlarm,
      run: () => acts.snooze({ when }),
    })),
  ];
}

function pressing({ priority }: Conversation, acts: Acts, t: Say): Said[] {
  return PRIORITIES.filter((each) => each !== priority).map((each) => ({
    id: `priority-${each}`,
    label: t('priority.changed', { priority: t(`priority.${each}`) }),
    icon: IconFlag,
    run: () => acts.prioritise(each),
  }));
}

function dialogs(t: Say): Said[] {
  return [
    { id: 'hand-over', label: `${t('handOver.title')} …`, icon: IconArrowsExchange, run: () => openDialog('handOver') },
    { id: 'merge', label: `${t('merge.title')} …`, icon: IconArrowMerge, run: () => openDialog('merge') },
    { id: 'incident', label: `${t('incident.title')} …`, icon: IconUrgent, run: () => openDialog('incident') },
    { id: 'promise', label: `${t('promise.title')} …`, icon: IconCalendarTime, run: () => openDialog('promise') },
  ];
}

import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../lib/me';
import { plainWords } from '../../../lib/plain-words';
import { useLive } from '../../../lib/use-live';
import { PanelSection } from '../../../ui/side-panel';
import { StatusPill } from '../../../ui/status-pill';
import { TimeStamp } from '../../../ui/time-stamp';
import { openDialog } from '../dialogs/open-dialog';
import { StandingPill } from '../standing-pill';
import type { Conversation } from '../types';
import { type Related, relatedQuery, useUnlink } from './queries';
import classes from './related-panel.module.css';

const LINKS = new Set(['linked', 'unlinked', 'split_out', 'split_from', 'split_back', 'unsplit']);

/** The conversations that this one has to do with: how they stand, how long they wait, and why they are here. */
export function RelatedPanel({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const { id } = conversation;
  const related = useQuery(relatedQuery(id));
  const unlink = useUnlink(id);
  useLive('entry', (frame) => {
    const name = (frame.entry as { state?: { name?: string } | null } | undefined)?.state?.name;
    if (frame.conversation_id === id && name && LINKS.has(name)) void related.refetch();
  });
  useLive('conversation', (frame) => {
    if (related.data?.some((each) => each.conversation.id === frame.id)) void related.refetch();
  });
  const items = related.data ?? [];
  if (items.length === 0 && !may) return null;
  return (
    <PanelSection
      title={t('link.panel')}
      action={
        may ? (
          <Button variant="subtle" size="compact-xs" onClick={() => openDialog('link')}>
            {t('link.title')} …
          </Button>
        ) : null
      }
    >
      {items.length > 0 ? (
        <ul className={classes.list}>
          {items.map((each) => (
            <Other
              key={each.conversation.id}
              related={each}
              whose={conversation.customer.id}
              onUnlink={may && isLoose(each) ? () => unlink([each.conversation.id]) : undefined}
            />
          ))}
        </ul>
      ) : (
        <p className={classes.none}>{t('link.nothing')}</p>
      )}
    </PanelSection>
  );
}

/** What goes on after a closing is so for good; the rest is somebody's word. */
function isLoose({ kind }: Related): boolean {
  return kind !== 'follows' && kind !== 'followed';
}

type OtherProps = { related: Related; whose: string; onUnlink: (() => void) | undefined };

function Other({ related, whose, onUnlink }: OtherProps) {
  const { t } = useTranslation('conversations');
  const { conversation: it, kind, reason } = related;
  const waits = it.waiting_state === 'awaiting_us' && it.waiting_since;
  return (
    <li className={classes.other}>
      <div className={classes.words}>
        <Link
          to="/inbox/{-$conversationId}"
          params={{ conversationId: it.id }}
          search={(now) => now as object}
          className={classes.title}
          dir="auto"
        >
          {it.subject || plainWords(it.first_words ?? it.snippet ?? '') || t('state.internal')}
        </Link>
        <p className={classes.facts}>
          <span>#{it.number}</span>
          {it.customer.id === whose ? null : <span dir="auto">{it.customer.name ?? t('visitor')}</span>}
          {it.status === 'open' ? (
            <StatusPill tone={waits ? 'warning' : 'neutral'}>
              {waits ? (
                <>
                  {t('link.waits')} <TimeStamp at={waits} />
                </>
              ) : (
                t('state.open')
              )}
            </StatusPill>
          ) : (
            <StandingPill conversation={it} />
          )}
        </p>
        <p className={classes.why} dir="auto">
          {[t(`link.kind.${kind}`, { by: related.by?.name ?? t('states.wayline') }), reason].filter(Boolean).join(': ')}
        </p>
      </div>
      {onUnlink ? (
        <ActionIcon size="sm" onClick={onUnlink} aria-label={t('link.unlink', { number: it.number })}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}

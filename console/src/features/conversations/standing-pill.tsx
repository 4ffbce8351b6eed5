import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatMoney } from '../../lib/format';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import type { Conversation } from './types';

/** Where it stands, if it is not simply open: until when it is away, what it came to. */
export function StandingPill({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const { status, snoozed_until: until, resolution, refund } = conversation;
  if (status === 'open') return null;
  if (status === 'snoozed') {
    return (
      <StatusPill>
        {until ? (
          <>
            {t('state.until')} <TimeStamp at={until} style="day-time" />
          </>
        ) : (
          t('state.untilReply')
        )}
      </StatusPill>
    );
  }
  const came = resolution && [
    t(`resolution.${resolution}`),
    refund && formatMoney(Number(refund.amount), refund.currency, locale),
  ];
  return (
    <StatusPill tone={status === 'spam' ? 'warning' : 'neutral'}>
      {status === 'resolved' && came ? came.filter(Boolean).join(' · ') : t(`state.${status}`)}
    </StatusPill>
  );
}

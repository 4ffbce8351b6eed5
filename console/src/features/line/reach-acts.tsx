import { IconMailPlus, IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { ButtonLink } from '../../ui/links';
import { reachOf } from './reach';
import type { Band, Customer } from './types';

type Props = { customer: Customer | undefined; bands: Band[] };

/** Speak with them: in the conversation that is open, else where the last one was, else by mail. */
export function ReachActs({ customer, bands }: Props) {
  const { t } = useTranslation('line');
  const reads = useCan('conversations.read');
  const writes = useCan('conversations.reply');
  const reach = reachOf(customer, bands);
  if (!reach || !reads) return null;
  const email = writes ? customer?.email : null;
  if (reach.by === 'mail') return email ? <NewMail email={email} /> : null;
  const open = reach.by === 'open';
  if (!open && !writes) return null;
  return (
    <>
      {email ? <NewMail email={email} /> : null}
      <ButtonLink
        to="/inbox/{-$conversationId}"
        params={{ conversationId: reach.conversationId }}
        search={{ view: open ? 'all' : 'resolved' }}
        variant={open ? 'filled' : 'default'}
        leftSection={<IconMessageCircle size={16} aria-hidden />}
      >
        {t(open ? 'reach.open' : 'reach.write')}
      </ButtonLink>
    </>
  );
}

/** A conversation of its own, begun by mail. */
function NewMail({ email }: { email: string }) {
  const { t } = useTranslation('line');
  return (
    <ButtonLink
      to="/inbox/{-$conversationId}"
      params={{}}
      search={{ write: email }}
      variant="default"
      leftSection={<IconMailPlus size={16} aria-hidden />}
    >
      {t('reach.newMail')}
    </ButtonLink>
  );
}

import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { factName } from '../../lib/fact-words';
import { Avatar } from '../../ui/avatar';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { callOf } from './columns';
import classes from './dialogs.module.css';
import { previewQuery } from './queries';
import { plainValue } from './search';
import type { Customer, JoinPreview, Listed } from './types';
import { useJoining } from './use-joining';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** Find the other customer, see what joining would make, and join. It can be undone. */
export function JoinDialog({ customer, opened, onClose }: Props) {
  const { t } = useTranslation('customers');
  const [other, setOther] = useState<Listed | null>(null);
  const { join } = useJoining();
  function close(): void {
    setOther(null);
    onClose();
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={
        other
          ? t('join.titleBoth', { name: callOf(customer, t), other: callOf(other, t) })
          : t('join.title', { name: callOf(customer, t) })
      }
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {other ? (
        <Previewed
          customer={customer}
          other={other}
          onBack={() => setOther(null)}
          onJoin={() => {
            join.mutate({ id: customer.id, other: other.id, name: callOf(other, t) });
            close();
          }}
        />
      ) : (
        <FindOther mine={customer.id} onChoose={setOther} />
      )}
    </Modal>
  );
}

function FindOther({ mine, onChoose }: { mine: string; onChoose: (other: Listed) => void }) {
  const { t } = useTranslation('customers');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ['customers', 'join', search],
    queryFn: ({ signal }) => api.get('/api/customers', { query: { search, limit: 8 }, signal }),
    enabled: search.length > 0,
    placeholderData: keepPreviousData,
  });
  const others = search ? (found.data?.items ?? []).filter((each) => each.id !== mine) : [];
  return (
    <div className={classes.stack}>
      <TextInput
        data-autofocus
        type="search"
        label={t('join.find')}
        placeholder={t('searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(change) => setTyped(change.currentTarget.value)}
      />
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      <ul className={classes.people}>
        {others.map((each) => (
          <li key={each.id}>
            <button type="button" className={classes.person} onClick={() => onChoose(each)}>
              <Avatar name={each.name ?? each.email} size="s" />
              <span className={classes.words}>
                <strong>
                  <bdi>{callOf(each, t)}</bdi>
                </strong>
                <small>{[each.name ? each.email : null, each.company].filter(Boolean).join(' · ')}</small>
              </span>
              <IconArrowRight size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {search && found.data && others.length === 0 ? <p className={classes.soft}>{t('none.title')}</p> : null}
    </div>
  );
}

type PreviewedProps = { customer: Customer; other: Listed; onBack: () => void; onJoin: () => void };

function Previewed({ customer, other, onBack, onJoin }: PreviewedProps) {
  const { t } = useTranslation('customers');
  const preview = useQuery(previewQuery(customer.id, other.id));
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <ListSkeleton rows={4} lines={1} />;
  const name = preview.data.profile.name ?? preview.data.profile.email ?? callOf(other, t);
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>
        {t('join.makes', { name, count: preview.data.identities })}
        {preview.data.both_known ? ` ${t('join.bothKnown')}` : ''}
      </p>
      <Clashes preview={preview.data} here={callOf(customer, t)} there={callOf(other, t)} />
      <p className={classes.soft}>{t('join.undoable')}</p>
      <div className={classes.acts}>
        <Button variant="default" onClick={onBack}>
          {t('join.back')}
        </Button>
        <Button data-autofocus onClick={onJoin}>
          {t('join.do')}
        </Button>
      </div>
    </div>
  );
}

function Clashes({ preview, here, there }: { preview: JoinPreview; here: string; there: string }) {
  const { t } = useTranslation('customers');
  if (preview.clashes.length === 0) return <p className={classes.soft}>{t('join.noClash')}</p>;
  return (
    <table className={classes.clashes}>
      <caption>{t('join.clashes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('join.fact')}</th>
          <th scope="col">{here}</th>
          <th scope="col">{there}</th>
        </tr>
      </thead>
      <tbody>
        {preview.clashes.map((clash) => (
          <tr key={clash.name}>
            <th scope="row">{factName(clash.name)}</th>
            {[clash.here, clash.there].map((value, place) => {
              const stands = plainValue(value) === plainValue(clash.stands);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the two sides have no other name
                <td key={place} data-stands={stands || undefined}>
                  {plainValue(value)}
                  {stands ? <small> {t('join.stands')}</small> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

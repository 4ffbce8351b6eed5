import { Button, Modal, MultiSelect, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useMe } from '../../lib/me';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { reviewersQuery, teamsQuery, useChange } from './queries';

type Props = { opened: boolean; onClose: () => void };
type Count = 'random' | 'unhappy' | 'long' | 'days';
const COUNTS: Count[] = ['random', 'unhappy', 'long', 'days'];
const MOST = { random: 100, unhappy: 100, long: 100, days: 90 };

/** Draw what is to be reviewed: how many by lot, how many of the unhappiest and the longest, of which team, for whom. */
export function SampleModal({ opened, onClose }: Props) {
  const { t } = useTranslation('quality');
  const me = useMe().teammate.id;
  const mayReview = useQuery({ ...reviewersQuery, enabled: opened }).data ?? [];
  const teams = useQuery({ ...teamsQuery, enabled: opened }).data ?? [];
  const [reviewers, setReviewers] = useState([me]);
  const [team, setTeam] = useState<string | null>(null);
  const [counts, setCounts] = useState<Record<Count, number>>({ random: 5, unhappy: 5, long: 0, days: 7 });
  const draw = useChange(
    () => api.post('/api/samples', { body: { reviewer_ids: reviewers, team_id: team, ...counts } }),
    ({ drawn }) => {
      toastDone(t('sample.drawn', { count: drawn }));
      onClose();
    },
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sample.draw')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={classes.answer}
        onSubmit={(submit) => {
          submit.preventDefault();
          draw.mutate(undefined);
        }}
      >
        <p className={classes.hint}>{t('sample.drawWords')}</p>
        <MultiSelect
          label={t('sample.reviewers')}
          data={mayReview.map(({ id, name }) => ({ value: id, label: name }))}
          value={reviewers}
          onChange={setReviewers}
        />
        <Select
          label={t('sample.team')}
          placeholder={t('sample.everybody')}
          clearable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={team}
          onChange={setTeam}
        />
        {COUNTS.map((each) => (
          <NumberInput
            key={each}
            label={t(`sample.${each}`)}
            min={each === 'days' ? 1 : 0}
            max={MOST[each]}
            value={counts[each]}
            onChange={(value) => setCounts({ ...counts, [each]: Number(value) })}
          />
        ))}
        <div className={classes.acts}>
          <Button type="submit" loading={draw.isPending} disabled={reviewers.length === 0}>
            {t('sample.go')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

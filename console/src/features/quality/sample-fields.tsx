import { MultiSelect, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reviewersQuery, type Sample, teamsQuery } from './queries';

const COUNTS = ['random', 'unhappy', 'long', 'days'] as const;
const MOST = { random: 100, unhappy: 100, long: 100, days: 90 };

/** What is drawn: how many by lot, of the unhappiest, of the longest; of which team and days, for whom. */
export function SampleFields({ sample, onChange }: { sample: Sample; onChange: (sample: Sample) => void }) {
  const { t } = useTranslation('quality');
  const mayReview = useQuery(reviewersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const put = (change: Partial<Sample>) => onChange({ ...sample, ...change });
  return (
    <>
      <MultiSelect
        label={t('sample.reviewers')}
        data={mayReview.map(({ id, name }) => ({ value: id, label: name }))}
        value={sample.reviewer_ids}
        onChange={(reviewer_ids) => put({ reviewer_ids })}
      />
      <Select
        label={t('sample.team')}
        placeholder={t('sample.everybody')}
        clearable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={sample.team_id}
        onChange={(team_id) => put({ team_id })}
      />
      {COUNTS.map((each) => (
        <NumberInput
          key={each}
          label={t(`sample.${each}`)}
          min={each === 'days' ? 1 : 0}
          max={MOST[each]}
          value={sample[each]}
          onChange={(value) => put({ [each]: Number(value) })}
        />
      ))}
    </>
  );
}

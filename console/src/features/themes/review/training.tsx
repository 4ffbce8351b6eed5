import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { TimeStamp } from '../../../ui/time-stamp';
import { useThemeChange } from '../queries';
import { isGoing, trainingQuery } from './review';
import classes from './review.module.css';
import { WorkLine } from './work-line';

/** Learn from the examples there are, and how far that is. Every text is sorted anew after it. */
export function Training() {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  const training = useQuery(trainingQuery).data;
  const learn = useThemeChange(() => api.post('/api/themes/training'));
  if (!training) return null;
  const going = isGoing(training.training) || isGoing(training.retheming);
  return (
    <div className={classes.training}>
      {going ? null : (
        <span className={classes.soft}>
          {training.made_at ? (
            <>
              {t('training.learned', { count: training.examples })} <TimeStamp at={training.made_at} style="day-time" />
            </>
          ) : (
            t('training.never')
          )}
          {training.missing ? ` · ${training.missing}` : ''}
        </span>
      )}
      <WorkLine work={training.training} label={t('training.learning')} />
      <WorkLine work={training.retheming} label={t('training.sorting')} />
      {edits ? (
        <Button
          variant="default"
          leftSection={<IconSchool size={16} aria-hidden />}
          loading={learn.isPending}
          disabled={going}
          onClick={() => learn.mutate(undefined)}
        >
          {t('training.learn')}
        </Button>
      ) : null}
    </div>
  );
}

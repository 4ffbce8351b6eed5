import { Button } from '@mantine/core';
import { IconChevronDown, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { useCan } from '../../lib/me';
import { useStored } from '../../lib/stored';
import { Card, Row, Rows } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import classes from './checklist.module.css';
import { checklistQuery, useChange } from './queries';
import type { SectionId } from './sections';
import type { StepState } from './types';

type Trial = Schema<'Trial'>;
const PLACES: Partial<Record<StepState['id'], SectionId>> = {
  tag: 'channels',
  chat: 'channels',
  teammate: 'teammates',
};

/** The steps of the set-up, each with a test that does the thing and looks. */
export function ChecklistSteps() {
  const { t } = useTranslation('company');
  const steps = useQuery(checklistQuery);
  if (steps.isError) return <ErrorState error={steps.error} onRetry={() => void steps.refetch()} />;
  if (steps.isPending) return <ListSkeleton rows={5} />;
  return (
    <Rows label={t('sections.set-up')}>
      {steps.data.map((step) => (
        <Step key={step.id} step={step} />
      ))}
    </Rows>
  );
}

function Step({ step }: { step: StepState }) {
  const { t } = useTranslation('company');
  const client = useQueryClient();
  const [found, setFound] = useState<Trial | null>(null);
  const test = useChange(
    () => api.post('/api/checklist/{id}/test', { path: { id: step.id } }),
    (trial) => {
      setFound(trial);
      void client.invalidateQueries({ queryKey: checklistQuery.queryKey });
    },
  );
  const place = PLACES[step.id];
  const Mark = step.done ? IconCircleCheckFilled : IconCircle;
  return (
    <Row
      left={
        <Mark
          size={22}
          className={classes.mark}
          data-done={step.done || undefined}
          aria-label={t(step.done ? 'checklist.done' : 'checklist.open')}
        />
      }
      title={t(`checklist.steps.${step.id}`)}
      detail={<span role="status">{found?.step.detail ?? step.detail}</span>}
    >
      {place && !step.done ? (
        <Link to="/settings/{-$section}" params={{ section: place }}>
          {t(`sections.${place}`)}
        </Link>
      ) : null}
      <Button
        variant="default"
        size="compact-sm"
        loading={test.isPending}
        onClick={() => test.mutate(undefined)}
        aria-label={t('checklist.testOf', { step: t(`checklist.steps.${step.id}`) })}
      >
        {t('checklist.test')}
      </Button>
    </Row>
  );
}

/** On Today, until everything is set up: shown to who may do it; folded away it stays so in this browser. */
export function ChecklistCard() {
  const { t } = useTranslation('company');
  const may = useCan('company.edit');
  const steps = useQuery({ ...checklistQuery, enabled: may });
  const [folded, fold] = useStored('wayline-checklist-folded', false);
  const left = steps.data?.filter((step) => !step.done).length ?? 0;
  if (!may || left === 0) return null;
  return (
    <Card
      heading="h2"
      title={t('checklist.title')}
      detail={t('checklist.left', { count: left })}
      act={
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => fold(!folded)}
          aria-expanded={!folded}
          rightSection={
            <IconChevronDown size={14} className={classes.chevron} data-open={!folded || undefined} aria-hidden />
          }
        >
          {t(folded ? 'checklist.unfold' : 'checklist.fold')}
        </Button>
      }
    >
      {folded ? null : <ChecklistSteps />}
    </Card>
  );
}

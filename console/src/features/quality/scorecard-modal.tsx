import { ActionIcon, Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { type Criterion, type Scorecard, scorecardQuery, useChange } from './queries';

type Props = { opened: boolean; mayEdit: boolean; onClose: () => void };

/** What reviews are written on: criteria with their weights, and the words of the scale. */
export function ScorecardModal({ opened, mayEdit, onClose }: Props) {
  const { t } = useTranslation('quality');
  const card = useQuery({ ...scorecardQuery, enabled: opened }).data;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('card.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {card ? <CardForm key={card.version} card={card} mayEdit={mayEdit} onClose={onClose} /> : null}
    </Modal>
  );
}

function CardForm({ card, mayEdit, onClose }: { card: Scorecard; mayEdit: boolean; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const [criteria, setCriteria] = useState(card.criteria);
  const [scale, setScale] = useState(card.scale.join(', '));
  const words = scale
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const put = (key: string, change: Partial<Criterion>) =>
    setCriteria(criteria.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const save = useChange(
    () => api.put('/api/scorecard', { body: { criteria, scale: words } }),
    () => {
      toastDone(t('card.saved'));
      onClose();
    },
  );
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        save.mutate(undefined);
      }}
    >
      <fieldset className={classes.cardForm} disabled={!mayEdit}>
        <p className={classes.hint}>{t('card.detail', { version: card.version })}</p>
        {criteria.map((each) => (
          <CriterionRow
            key={each.key}
            criterion={each}
            onChange={(change) => put(each.key, change)}
            onRemove={criteria.length > 1 ? () => setCriteria(criteria.filter(({ key }) => key !== each.key)) : null}
          />
        ))}
        <TextInput
          label={t('card.scale')}
          description={t('card.scaleWords')}
          value={scale}
          onChange={(typed) => setScale(typed.currentTarget.value)}
        />
        {mayEdit ? (
          <div className={classes.acts}>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCriteria([...criteria, { key: crypto.randomUUID(), name: '', weight: 1, detail: '' }])}
            >
              {t('card.add')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('card.save')}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}

type RowProps = { criterion: Criterion; onChange: (change: Partial<Criterion>) => void; onRemove: (() => void) | null };

function CriterionRow({ criterion: { name, weight, detail }, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('quality');
  return (
    <div className={classes.criterion}>
      <TextInput
        aria-label={t('card.name')}
        value={name}
        required
        onChange={(typed) => onChange({ name: typed.currentTarget.value })}
      />
      <NumberInput
        aria-label={t('card.weightOf', { name })}
        value={weight}
        min={0.5}
        max={100}
        step={0.5}
        onChange={(value) => onChange({ weight: Number(value) })}
      />
      <ActionIcon aria-label={t('card.remove', { name })} disabled={!onRemove} onClick={() => onRemove?.()}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
      <TextInput
        className={classes.wide}
        aria-label={t('card.detailOf', { name })}
        value={detail}
        onChange={(typed) => onChange({ detail: typed.currentTarget.value })}
      />
    </div>
  );
}

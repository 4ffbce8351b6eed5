import { Button, Modal, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import classes from './labels.module.css';
import { parentsFor, type Twig } from './tree';

type Props = {
  title: string;
  words: string;
  add: string;
  /** None for who may only look. */
  onAdd?: () => void;
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  children: ReactNode;
};

/** One kind of label: what it is for, those there are, and the button for another. */
export function LabelCard({ title, words, add, onAdd, query, children }: Props) {
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        {onAdd ? (
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
            {add}
          </Button>
        ) : null}
      </div>
      <p className={classes.words}>{words}</p>
      {query.isPending ? <ListSkeleton rows={2} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {children}
    </div>
  );
}

type FormProps = { title: string; onClose: () => void; onSave: () => void; busy: boolean; children: ReactNode };

/** A dialog that keeps one label. */
export function LabelDialog({ title, onClose, onSave, busy, children }: FormProps) {
  const { t } = useTranslation('conversations');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          onSave();
        }}
      >
        {children}
        <Button type="submit" loading={busy}>
          {t('labels.save')}
        </Button>
      </form>
    </Modal>
  );
}

type NameProps = { value: string; onChange: (name: string) => void; error?: string; longest: number };

/** What a label is called: the first field of its dialog, with what the server says against it. */
export function NameField({ value, onChange, error, longest }: NameProps) {
  const { t } = useTranslation('conversations');
  return (
    <TextInput
      label={t('labels.name')}
      value={value}
      onChange={(typed) => onChange(typed.currentTarget.value)}
      error={error}
      required
      withAsterisk={false}
      maxLength={longest}
      data-autofocus
    />
  );
}

type BeneathProps = { of: string | null; twigs: Twig[]; value: string | null; onChange: (id: string | null) => void };

/** What a label of a tree lies beneath: anything but itself and what lies beneath it. */
export function BeneathField({ of, twigs, value, onChange }: BeneathProps) {
  const { t } = useTranslation('conversations');
  return (
    <Select
      label={t('labels.beneath')}
      placeholder={t('labels.top')}
      data={parentsFor(of, twigs).map((each) => ({ value: each.id, label: each.path }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  );
}

type ActsProps = { isArchived: boolean; onChange: () => void; onArchive: () => void };

/** What can be done with a label that is put away rather than removed. */
export function LabelActs({ isArchived, onChange, onArchive }: ActsProps) {
  const { t } = useTranslation('conversations');
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={onChange}>
        {t('labels.change')}
      </Button>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onArchive}>
        {t(isArchived ? 'labels.bringBack' : 'labels.archive')}
      </Button>
    </>
  );
}

import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import classes from './labels.module.css';

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

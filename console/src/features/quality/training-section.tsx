import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { GiveModal } from './give-modal';
import { ItemForm } from './item-form';
import classes from './quality.module.css';
import { type Given, givenQuery, libraryQuery, type TrainingItem, useChange } from './queries';
import { TrainingState } from './training-state';

/** What teammates were given to learn and how it stands, with the library it comes from. */
export function TrainingSection() {
  const { t } = useTranslation('quality');
  const mayEdit = useCan('coaching.edit');
  const found = useQuery(givenQuery).data;
  const [opened, setOpened] = useState<'library' | 'give' | null>(null);
  return (
    <section className={classes.card} aria-labelledby="training">
      <div className={classes.head}>
        <h2 id="training" className={classes.title}>
          {t('training.title')}
        </h2>
        {mayEdit ? (
          <span className={classes.row}>
            <Button variant="default" size="xs" onClick={() => setOpened('library')}>
              {t('training.library')}
            </Button>
            <Button variant="default" size="xs" onClick={() => setOpened('give')}>
              {t('training.give')}
            </Button>
          </span>
        ) : null}
      </div>
      {found?.length === 0 ? <p className={classes.hint}>{t('training.nobody')}</p> : null}
      {found && found.length > 0 ? (
        <ul className={classes.words}>
          {found.map((each) => (
            <GivenRow key={each.id} given={each} mayEdit={mayEdit} />
          ))}
        </ul>
      ) : null}
      {opened === 'library' ? <Library onClose={() => setOpened(null)} /> : null}
      {opened === 'give' ? <GiveModal onClose={() => setOpened(null)} /> : null}
    </section>
  );
}

function GivenRow({ given, mayEdit }: { given: Given; mayEdit: boolean }) {
  const { t } = useTranslation('quality');
  const away = useChange(() => api.delete('/api/training/{id}', { path: { id: given.id } }));
  return (
    <li className={classes.head}>
      <span>
        <b dir="auto">{given.teammate.name}</b> · <span dir="auto">{given.title}</span>
      </span>
      <span className={classes.row}>
        <TrainingState given={given} />
        {mayEdit && given.state !== 'done' ? (
          <Button variant="subtle" size="compact-xs" loading={away.isPending} onClick={() => away.mutate(undefined)}>
            {t('training.takeAway')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function Library({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('quality');
  const found = useQuery(libraryQuery).data;
  const [form, setForm] = useState<{ item: TrainingItem | null } | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('training.library')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {form ? (
        <ItemForm item={form.item} onDone={() => setForm(null)} />
      ) : (
        <div className={classes.list}>
          {found?.length === 0 ? <p className={classes.hint}>{t('training.nothing')}</p> : null}
          {found?.map((item) => (
            <ItemRow key={item.id} item={item} onEdit={() => setForm({ item })} />
          ))}
          <div className={classes.acts}>
            <Button onClick={() => setForm({ item: null })}>{t('training.add')}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function ItemRow({ item, onEdit }: { item: TrainingItem; onEdit: () => void }) {
  const { t } = useTranslation('quality');
  const [giving, setGiving] = useState(false);
  const archive = useChange(() => api.delete('/api/training-items/{id}', { path: { id: item.id } }));
  return (
    <div className={classes.head}>
      <span>
        <b dir="auto">{item.title}</b> <span className={classes.hint}>{t(`training.kinds.${item.content.kind}`)}</span>
      </span>
      <span className={classes.row}>
        <Button variant="default" size="xs" onClick={() => setGiving(true)}>
          {t('training.give')}
        </Button>
        <Button variant="subtle" size="xs" onClick={onEdit}>
          {t('training.change')}
        </Button>
        <Button variant="subtle" size="xs" loading={archive.isPending} onClick={() => archive.mutate(undefined)}>
          {t('training.archive')}
        </Button>
      </span>
      {giving ? <GiveModal item={item.id} onClose={() => setGiving(false)} /> : null}
    </div>
  );
}

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useMe } from '../../lib/me';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { useChange, usualSample } from './queries';
import { SampleFields } from './sample-fields';

type Props = { opened: boolean; onClose: () => void };

/** Draw what is to be reviewed, now. */
export function SampleModal({ opened, onClose }: Props) {
  const { t } = useTranslation('quality');
  const [sample, setSample] = useState(usualSample(useMe().teammate.id));
  const draw = useChange(
    () => api.post('/api/samples', { body: sample }),
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
        <SampleFields sample={sample} onChange={setSample} />
        <div className={classes.acts}>
          <Button type="submit" loading={draw.isPending} disabled={sample.reviewer_ids.length === 0}>
            {t('sample.go')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatDay } from '../../../lib/format';
import { useThemeChange } from '../queries';
import type { Mapping, Preview } from '../types';
import { COLUMNS, mapped } from './verbatims';
import classes from './verbatims.module.css';

type Props = { preview: Preview; onClose: () => void };
const SHOWN = 5;

/** Which column is what: guessed, shown with the first rows, and changed by whoever knows the file. */
export function MappingModal({ preview, onClose }: Props) {
  const { t } = useTranslation('themes');
  const [mapping, setMapping] = useState<Mapping>(preview.mapping);
  const { id, name } = preview.item;
  const begin = useThemeChange(
    () => api.post('/api/words/verbatims/{id}/begin', { path: { id }, body: mapping }),
    onClose,
  );
  return (
    <Modal opened onClose={onClose} size="xl" title={name} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.stack}>
        <p className={classes.soft}>{t('verbatims.mapWords')}</p>
        <div className={classes.fields}>
          {COLUMNS.map((column) => (
            <Select
              key={column}
              size="xs"
              label={t(`verbatims.column.${column}`)}
              placeholder={t('verbatims.notThere')}
              data={[...preview.columns]}
              value={mapping[column]}
              onChange={(chosen) => setMapping(mapped(mapping, column, chosen))}
              clearable={column !== 'text'}
              clearButtonProps={{ 'aria-label': t('theme.clear') }}
              searchable
            />
          ))}
        </div>
        <Kind mapping={mapping} onChange={setMapping} />
        <Samples preview={preview} mapping={mapping} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('verbatims.later')}
          </Button>
          <Button loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
            {t('verbatims.begin')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Kind({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { t } = useTranslation('themes');
  return (
    <div className={classes.fields}>
      <div>
        <span className={classes.label}>{t('verbatims.kind')}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('verbatims.kind')}
          value={mapping.kind}
          onChange={(value) => onChange({ ...mapping, kind: value === 'review' ? 'review' : 'feedback' })}
          data={[
            { value: 'feedback', label: t('verbatims.feedback') },
            { value: 'review', label: t('verbatims.review') },
          ]}
        />
      </div>
      <div>
        <span className={classes.label}>{t('verbatims.dates')}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('verbatims.dates')}
          value={mapping.day_first ? 'day' : 'month'}
          onChange={(value) => onChange({ ...mapping, day_first: value === 'day' })}
          data={[
            { value: 'day', label: t('verbatims.dayFirst') },
            { value: 'month', label: t('verbatims.monthFirst') },
          ]}
        />
      </div>
      <TextInput
        size="xs"
        label={t('verbatims.origin')}
        value={mapping.origin}
        maxLength={80}
        onChange={(typed) => onChange({ ...mapping, origin: typed.currentTarget.value })}
      />
    </div>
  );
}

/** The first rows as they would be taken. */
function Samples({ preview, mapping }: { preview: Preview; mapping: Mapping }) {
  const { t } = useTranslation('themes');
  const { locale, zone } = usePlace();
  const text = preview.columns.indexOf(mapping.text);
  return (
    <table className={classes.samples}>
      <caption className={classes.soft}>{t('verbatims.samples')}</caption>
      <tbody>
        {preview.samples.slice(0, SHOWN).map((sample) => (
          <tr key={sample.row}>
            <td className={classes.soft}>
              {sample.at ? formatDay(new Date(sample.at), new Date(), locale, zone) : null}
              {sample.at || sample.reason ? null : t('verbatims.noDate')}
            </td>
            <td dir="auto">{sample.cells[text]}</td>
            <td className={classes.failed}>{sample.reason ? t(`verbatims.why.${sample.reason}`) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { Drawer } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatDay, formatNumber, formatShare } from '../../../lib/format';
import { useCan } from '../../../lib/me';
import { FactList } from '../../../ui/fact-list';
import { ButtonLink } from '../../../ui/links';
import { PanelSection } from '../../../ui/side-panel';
import { Trend } from '../../../ui/trend';
import type { Answer, WordsRow } from '../types';
import { Causes } from './causes';
import { ChangeWords } from './change-words';
import { CutBars } from './cut-bars';
import { CutPicker } from './cut-picker';
import { Feeling } from './feeling';
import { Quotes } from './quotes';
import { Together } from './together';
import type { Asked, CutBy } from './words';
import classes from './words-drawer.module.css';

const CHART = 150;
type Props = { row: WordsRow | undefined; answer: Answer | undefined; asked: Asked; onClose: () => void };

/** What is behind a theme: its trend, where it is said, what came before it, and the words themselves. */
export function WordsDrawer({ row, answer, asked, onClose }: Props) {
  const { t } = useTranslation('themes');
  return (
    <Drawer
      opened={row !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      padding="xl"
      title={row ? row.theme.path.join(' › ') : ''}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {row && answer ? <Known key={row.theme.id} row={row} answer={answer} asked={asked} /> : null}
    </Drawer>
  );
}

function Known({ row, answer, asked }: { row: WordsRow; answer: Answer; asked: Asked }) {
  const { t } = useTranslation('themes');
  const { locale, zone } = usePlace();
  const edits = useCan('themes.edit');
  const [by, setBy] = useState<CutBy>('channel');
  const number = useCallback((value: number) => formatNumber(Math.round(value), locale), [locale]);
  const day = useCallback((at: string) => formatDay(new Date(at), new Date(), locale, zone), [locale, zone]);
  const points = row.trend.map((step) => ({
    at: step.since,
    value: step.texts,
    n: step.texts,
    complete: step.is_complete,
  }));
  return (
    <div className={classes.stack}>
      <FactList facts={factsOf(row, t, number, locale)} />
      {points.length > 1 ? (
        <PanelSection title={t('words.trend')}>
          <Trend axes points={points} label={t('words.trend')} height={CHART} sayValue={number} sayDay={day} />
        </PanelSection>
      ) : null}
      <PanelSection title={t('words.before')}>
        <Causes asked={asked} theme={row.theme.id} owner={row.theme.owner} />
      </PanelSection>
      <PanelSection title={t('words.where')} action={<CutPicker by={by} onPick={setBy} />}>
        <CutBars asked={asked} by={by} theme={row.theme.id} />
      </PanelSection>
      <PanelSection title={t('words.together')}>
        <Together asked={asked} theme={row.theme.id} />
      </PanelSection>
      <PanelSection title={t('words.quotes')}>
        <Quotes asked={asked} theme={row.theme.id} />
      </PanelSection>
      <PanelSection title={t('words.rules')}>
        <ul className={classes.rules}>
          {answer.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </PanelSection>
      {edits ? (
        <div>
          <ButtonLink
            variant="default"
            size="xs"
            leftSection={<IconPencil size={14} aria-hidden />}
            to="/insights/{-$part}"
            params={{ part: 'themes' }}
            search={{ theme: row.theme.id }}
          >
            {t('words.change')}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}

function factsOf(
  row: WordsRow,
  t: ReturnType<typeof useTranslation<'themes'>>['t'],
  number: (value: number) => string,
  locale: string,
) {
  const { corrected, share } = row;
  const facts = [
    { name: t('column.texts'), value: number(row.texts) },
    {
      name: t('words.correctedName'),
      value: corrected
        ? `${number(corrected.value)} (${number(corrected.low)} – ${number(corrected.high)})`
        : t('words.notMeasured'),
    },
    { name: t('column.customers'), value: number(row.customers) },
    { name: t('column.change'), value: <ChangeWords row={row} /> },
    { name: t('column.feeling'), value: <Feeling of={row.sentiment} /> },
  ];
  if (share.share !== null) {
    facts.push({ name: t('words.share'), value: formatShare(share.share, locale) });
  }
  const emotions = row.emotions.flatMap(({ name, share: part }) =>
    part === null ? [] : [`${t(`emotion.${name}`, { defaultValue: name })} ${formatShare(part, locale, 0)}`],
  );
  if (emotions.length > 0) facts.push({ name: t('words.emotions'), value: emotions.slice(0, 3).join(', ') });
  return facts;
}

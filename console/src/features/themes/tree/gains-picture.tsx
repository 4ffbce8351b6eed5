import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatShare } from '../../../lib/format';
import type { SharePoint } from '../../../ui/share-chart';
import { Shares } from '../../../ui/shares';
import type { Step } from './gains';
import classes from './gains-picture.module.css';

const CHART = 170;

/** Precision and recall as examples grow, drawn with their intervals, and the same as a table. */
export function GainsPicture({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const say = useCallback((value: number) => formatShare(value, locale, 0), [locale]);
  const names = useMemo(() => steps.map(({ share }) => (share === 1 ? t('gains.all') : say(share))), [steps, say, t]);
  const lines = useMemo(
    () => [
      { name: t('gains.right'), points: steps.map((each) => each.precision) },
      { name: t('gains.found'), points: steps.map((each) => each.recall) },
    ],
    [steps, t],
  );
  if (steps.length < 2) return null;
  const between = (point: SharePoint) =>
    point ? `${say(point.value)} (${say(point.low)} – ${say(point.high)})` : t('theme.noData');
  return (
    <div className={classes.picture}>
      <Shares steps={names} lines={lines} label={t('gains.label')} height={CHART} sayValue={say} />
      <table className={classes.table}>
        <caption className={classes.caption}>{t('gains.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('gains.examples')}</th>
            <th scope="col">{t('theme.precision')}</th>
            <th scope="col">{t('theme.recall')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((each, place) => (
            <tr key={each.share}>
              <th scope="row">{names[place]}</th>
              <td>{between(each.precision)}</td>
              <td>{between(each.recall)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

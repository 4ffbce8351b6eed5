import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './trend-table.module.css';

type Point = { at: string; value: number | null; n: number; complete: boolean };
type Props = { id: string; points: Point[]; say: (value: number) => string; day: (at: string) => string };

/** The chart's numbers as a table, and as a file. */
export function TrendTable({ id, points, say, day }: Props) {
  const { t } = useTranslation('today');
  const csv = [
    'at,value,n,complete',
    ...points.map((each) => `${each.at},${each.value ?? ''},${each.n},${each.complete}`),
  ];
  return (
    <details className={classes.details}>
      <summary>{t('asTable')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody>
          {points.map((each) => (
            <tr key={each.at}>
              <td>
                {day(each.at)}
                {each.complete ? null : ` (${t('soFar')})`}
              </td>
              <td>{each.value === null ? t('noData') : say(each.value)}</td>
              <td>{each.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Anchor
        size="sm"
        download={`${id}.csv`}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv.join('\n'))}`}
      >
        {t('csv')}
      </Anchor>
    </details>
  );
}

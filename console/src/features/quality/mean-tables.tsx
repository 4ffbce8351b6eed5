import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import classes from './quality.module.css';
import type { Quality } from './queries';
import { useIntervalWords, useScoreWords, Weeks } from './score';

type FigureTableProps = { id: string; title: string; heads: string[]; children: ReactNode };

/** Figures below a title; what is wider than the screen scrolls sideways. */
function FigureTable({ id, title, heads, children }: FigureTableProps) {
  return (
    <>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <div className={classes.scroller} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </>
  );
}

/** The mean of each teammate's reviews, with n, its interval and the weeks. */
export function TeammatesTable({ teammates }: { teammates: Quality['teammates'] }) {
  const { t } = useTranslation('quality');
  const say = useScoreWords();
  const interval = useIntervalWords();
  return (
    <section className={classes.card} aria-labelledby="teammates">
      <FigureTable id="teammates" title={t('teammates')} heads={[t('name'), 'n', t('mean'), t('interval'), t('weeks')]}>
        {teammates.map(({ teammate, score, weeks }) => (
          <tr key={teammate.id}>
            <th scope="row" dir="auto">
              {teammate.name}
            </th>
            <td>{score.n}</td>
            <td>{say(score.mean)}</td>
            <td>{interval(score)}</td>
            <td>
              <Weeks weeks={weeks} label={t('byWeekOf', { name: teammate.name })} />
            </td>
          </tr>
        ))}
      </FigureTable>
    </section>
  );
}

/** What reviews say of each criterion, and how far reviewers agree who judged the same part blind. */
export function CriteriaTable({ criteria }: { criteria: Quality['criteria'] }) {
  const { t } = useTranslation('quality');
  const { locale } = usePlace();
  const say = useScoreWords();
  return (
    <section className={classes.card} aria-labelledby="criteria">
      <FigureTable id="criteria" title={t('criteria')} heads={[t('criterion'), 'n', t('mean'), t('agreement')]}>
        {criteria.map(({ key, name, score, agreement, compared }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td>{score.n}</td>
            <td>{say(score.mean)}</td>
            <td>
              {agreement === null ? '–' : formatNumber(Math.round(agreement * 100) / 100 + 0, locale, 2)}
              <span className={classes.faint}> {t('compared', { count: compared })}</span>
            </td>
          </tr>
        ))}
      </FigureTable>
      <p className={classes.hint}>{t('agreementWords')}</p>
    </section>
  );
}

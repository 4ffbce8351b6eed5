import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import classes from './quality.module.css';
import type { Quality } from './queries';
import { useIntervalWords, useScoreWords, Weeks } from './score';

/** The mean of each teammate's reviews, with n, its interval and the weeks. */
export function TeammatesTable({ teammates }: { teammates: Quality['teammates'] }) {
  const { t } = useTranslation('quality');
  const say = useScoreWords();
  const interval = useIntervalWords();
  return (
    <section className={classes.card} aria-labelledby="teammates">
      <h2 id="teammates" className={classes.title}>
        {t('teammates')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <div className={classes.scroller} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">n</th>
              <th scope="col">{t('mean')}</th>
              <th scope="col">{t('interval')}</th>
              <th scope="col">{t('weeks')}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
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
      <h2 id="criteria" className={classes.title}>
        {t('criteria')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <div className={classes.scroller} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('criterion')}</th>
              <th scope="col">n</th>
              <th scope="col">{t('mean')}</th>
              <th scope="col">{t('agreement')}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
      <p className={classes.hint}>{t('agreementWords')}</p>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatMoment, formatTime } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import classes from './touchpoint-details.module.css';
import type { Touchpoint } from './types';

const MOST = 14;

/** Everything a touchpoint carries, for whoever wants to know exactly, and what was told of the same moment. */
export function TouchpointDetails({ touchpoint, others }: { touchpoint: Touchpoint; others: Touchpoint[] }) {
  const { t } = useTranslation('line');
  const { locale, zone } = usePlace();
  const said: [string, string][] = [
    [t('details.name'), touchpoint.name],
    [t('details.when'), formatMoment(new Date(touchpoint.occurred_at), locale, zone)],
    [t('details.where'), t(`channel.${touchpoint.channel}`, { defaultValue: touchpoint.channel })],
    [t('details.department'), t(`department.${touchpoint.department}`, { defaultValue: touchpoint.department })],
    [t('details.by'), touchpoint.teammate_name ?? t(`by.${touchpoint.initiated_by}`)],
    ...plainFacts(touchpoint),
  ];
  const marks = touchpoint.marks.map((mark) => t(`mark.${mark}`, { defaultValue: mark }));
  if (marks.length > 0) said.push([t('details.marks'), marks.join(', ')]);
  return (
    <dl className={classes.details}>
      {said.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {others.map((each) => (
        <div key={each.id} className={classes.fact}>
          <dt>{formatTime(new Date(each.occurred_at), locale, zone)}</dt>
          <dd>{[each.title, plainWords(each.detail ?? '')].filter(Boolean).join(' ')}</dd>
        </div>
      ))}
    </dl>
  );
}

function plainFacts({ properties, context }: Touchpoint): [string, string][] {
  const page = context.page as Record<string, unknown> | undefined;
  const campaign = context.campaign as Record<string, unknown> | undefined;
  const facts = { ...properties, ...(page?.url ? { page: page.url } : {}), ...(campaign ?? {}) };
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .slice(0, MOST)
    .map(([name, value]) => [name.replaceAll('_', ' '), String(value)]);
}

import { useTranslation } from 'react-i18next';
import { useImpersonalFields } from '../../lib/condition-fields';
import { groupOf } from '../../lib/conditions';
import { ConditionsForm } from '../../ui/conditions/conditions-form';
import classes from './alerts.module.css';
import type { Plan } from './types';

type Props = { when: Plan['when']; onChange: (when: Plan['when']) => void };

/** For which conversations an alert is: nested conditions, as views have them. */
export function WhenField({ when, onChange }: Props) {
  const { t } = useTranslation('alerts');
  const fields = useImpersonalFields();
  return (
    <section className={classes.part} aria-label={t('when')}>
      <h3 className={classes.partTitle}>{t('when')}</h3>
      {groupOf(when)?.of.length === 0 ? <p className={classes.hint}>{t('every')}</p> : null}
      <ConditionsForm condition={when} fields={fields} onChange={onChange} />
    </section>
  );
}

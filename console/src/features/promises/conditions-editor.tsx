import { useTranslation } from 'react-i18next';
import { useImpersonalFields } from '../../lib/condition-fields';
import { groupOf } from '../../lib/conditions';
import { ConditionsForm } from '../../ui/conditions/conditions-form';
import { Part } from './part';
import type { Plan } from './types';

type Props = { when: Plan['when']; onChange: (when: Plan['when']) => void };

/** For which conversations a policy is: nested conditions, as views have them. */
export function ConditionsEditor({ when, onChange }: Props) {
  const { t } = useTranslation('promises');
  const fields = useImpersonalFields();
  const isEvery = groupOf(when)?.of.length === 0;
  return (
    <Part title={t('when')} detail={isEvery ? t('everything') : undefined}>
      <ConditionsForm condition={when} fields={fields} onChange={onChange} />
    </Part>
  );
}

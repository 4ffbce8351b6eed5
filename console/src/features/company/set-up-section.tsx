import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/card';
import { ChecklistSteps } from './checklist';

/** What makes a new Wayline useful, step by step. */
export function SetUpSection() {
  const { t } = useTranslation('company');
  return (
    <Section title={t('sections.set-up')} detail={t('checklist.detail')}>
      <ChecklistSteps />
    </Section>
  );
}

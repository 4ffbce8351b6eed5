import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../ui/page-header';
import { FieldsCard } from './fields-card';
import classes from './labels.module.css';
import { TagsCard } from './tags-card';
import { TopicsCard } from './topics-card';

/** What teammates say of conversations: why customers contact us, tags, and the company's own fields. */
export function LabelsSection() {
  const { t } = useTranslation('conversations');
  return (
    <section className={classes.section} aria-label={t('labels.title')}>
      <PageHeader heading="h2" title={t('labels.title')} detail={t('labels.detail')} />
      <TopicsCard />
      <TagsCard />
      <FieldsCard />
    </section>
  );
}

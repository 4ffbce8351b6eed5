import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/links';
import { samplesQuery } from './queries';

/** The way to what is to be reviewed next after this part, while something else is; after the last comes the first. */
export function NextSample({ conversationId, teammate }: { conversationId: string; teammate: string }) {
  const { t } = useTranslation('quality');
  const samples = useQuery(samplesQuery).data ?? [];
  const here = samples.findIndex((each) => each.conversation_id === conversationId && each.subject.id === teammate);
  const next = samples[here + 1] ?? samples[0];
  if (!next || (here !== -1 && samples.length === 1)) return null;
  return (
    <ButtonLink
      to="/insights/quality/$conversationId"
      params={{ conversationId: next.conversation_id }}
      search={{ teammate: next.subject.id }}
      variant="default"
      size="xs"
      rightSection={<IconArrowRight size={16} aria-hidden />}
    >
      {t('sample.next')}
    </ButtonLink>
  );
}

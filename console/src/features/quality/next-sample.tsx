import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/links';
import { samplesQuery } from './queries';

/** The way to what is to be reviewed next, while something is. */
export function NextSample({ here }: { here: string }) {
  const { t } = useTranslation('quality');
  const next = useQuery(samplesQuery(true)).data?.find((each) => each.conversation_id !== here);
  if (!next) return null;
  return (
    <ButtonLink
      to="/insights/quality/$conversationId"
      params={{ conversationId: next.conversation_id }}
      variant="default"
      size="xs"
      rightSection={<IconArrowRight size={16} aria-hidden />}
    >
      {t('sample.next')}
    </ButtonLink>
  );
}

import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card';
import { Copyable } from '../../ui/shown-once';
import type { Channel } from './types';

/** The line a site needs: it shows the chat and records the visit. */
export function ScriptTagCard({ channel }: { channel: Channel }) {
  const { t } = useTranslation('company');
  return (
    <Card title={t('tag.title')} detail={t('tag.detail')}>
      <Copyable block label={t('tag.title')} value={scriptTag(location.origin, channel.key)} />
    </Card>
  );
}

export function scriptTag(origin: string, key: string): string {
  return `<script async src="${origin}/w.js" data-key="${key}"></script>`;
}

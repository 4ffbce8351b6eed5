import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { previewAddress } from './preview-address';
import type { WidgetSettings } from './types';
import classes from './widget-preview.module.css';

const SETTLES_MS = 150;
type Props = { settings: WidgetSettings; language: WidgetSettings['languages'][number] };

/** The real chat with what is set here, saved or not, in a frame that can neither send nor keep anything. */
export function WidgetPreview({ settings, language }: Props) {
  const { t } = useTranslation('company');
  const company = useMe().company.name;
  const [online, setOnline] = useState(true);
  const address = previewAddress({ company, settings, language, online });
  const [settled] = useDebouncedValue(address, SETTLES_MS);
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(address);
  // Replaced, not set anew: the page stays, only what is behind the # changes, and Back still leaves the settings.
  useEffect(() => frame.current?.contentWindow?.location.replace(settled), [settled]);
  return (
    <figure className={classes.figure}>
      <SegmentedControl
        fullWidth
        aria-label={t('widget.preview.when')}
        value={online ? 'there' : 'away'}
        onChange={(chosen) => setOnline(chosen === 'there')}
        data={[
          { value: 'there', label: t('widget.preview.there') },
          { value: 'away', label: t('widget.preview.away') },
        ]}
      />
      <iframe
        ref={frame}
        className={classes.frame}
        title={t('widget.preview.title')}
        src={first}
        sandbox="allow-scripts allow-forms"
      />
      <figcaption className={classes.caption}>{t('widget.preview.caption')}</figcaption>
    </figure>
  );
}

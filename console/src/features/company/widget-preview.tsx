import { IconMessageCircle } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetSettings } from './types';
import classes from './widget-preview.module.css';

/** How the chat will look on the page, drawn as it is changed. */
export function WidgetPreview({ name, settings }: { name: string; settings: WidgetSettings }) {
  const { t } = useTranslation('company');
  const [language] = useState(settings.languages[0] ?? 'en');
  const own = settings.texts[settings.languages.includes(language) ? language : (settings.languages[0] ?? 'en')] ?? {};
  const minutes = settings.answers_in === null ? null : Math.max(1, Math.round(settings.answers_in / 60));
  const theme = settings.colours.theme === 'auto' ? undefined : settings.colours.theme;
  return (
    <figure className={classes.figure}>
      <div
        className={classes.page}
        data-side={settings.position}
        data-theme={theme}
        style={{ '--preview-accent': settings.colours.accent } as CSSProperties}
        aria-hidden
      >
        <div className={classes.panel}>
          <div className={classes.head}>
            <strong>{name}</strong>
            {minutes ? <span>{t('widget.preview.answers', { count: minutes })}</span> : null}
          </div>
          <div className={classes.body}>
            <strong>{own.greeting || t('widget.preview.greeting')}</strong>
            <span>{own.greetingText || t('widget.preview.greetingText')}</span>
            {settings.pre_chat.enabled
              ? settings.pre_chat.fields.map((field) => (
                  <span key={field.name} className={classes.field}>
                    {field.label || t(`preChat.${field.name}`)}
                    {field.required ? ' *' : ''}
                  </span>
                ))
              : null}
            <span className={classes.bubble}>{t('widget.preview.message')}</span>
          </div>
          <div className={classes.write}>{t('widget.preview.write')}</div>
        </div>
        <span className={classes.launcher}>
          <IconMessageCircle size={24} stroke={1.7} />
        </span>
      </div>
      <figcaption className={classes.caption}>{t('widget.preview.caption')}</figcaption>
    </figure>
  );
}

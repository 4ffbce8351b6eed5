import { Button, useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './mail-page.module.css';

const TALLEST = 1_200;
const FIRST = 160;

/**
 * A mail as it was laid out, in a frame in which nothing runs. Pictures from elsewhere are fetched when they are asked
 * for; the frame is as tall as what is in it, also when what it quotes is opened.
 */
export function MailPage({ id, subject }: { id: string; subject: string }) {
  const { t } = useTranslation('conversations');
  const dark = useComputedColorScheme('light') === 'dark';
  const [images, setImages] = useState(false);
  const [remote, setRemote] = useState(0);
  const [height, setHeight] = useState(FIRST);

  function measure(frame: HTMLIFrameElement): void {
    const page = frame.contentDocument;
    if (!page) return;
    const grow = () => setHeight(Math.min(TALLEST, page.documentElement.scrollHeight + 2));
    setRemote(page.querySelectorAll('img[data-remote]').length);
    page.addEventListener('toggle', grow, true);
    page.addEventListener('load', grow, true);
    grow();
  }

  return (
    <div className={classes.place}>
      {remote > 0 && !images ? (
        <p className={classes.notice} role="status">
          {t('mail.remote', { count: remote })}
          <Button variant="subtle" size="compact-xs" onClick={() => setImages(true)}>
            {t('mail.showRemote')}
          </Button>
        </p>
      ) : null}
      <iframe
        className={classes.frame}
        style={{ height }}
        title={t('mail.page', { subject })}
        src={`/api/mails/${id}/page?images=${images}&dark=${dark}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        onLoad={(loaded) => measure(loaded.currentTarget)}
      />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../lib/api-error';
import { meQuery } from '../lib/me';
import { useLiveClient } from '../lib/use-live';
import { ErrorState } from '../ui/error-state';
import { ConnectionStrip } from './connection-strip';
import { backgrounds } from './features';
import { Palette } from './palette';
import { PhoneBar } from './phone-bar';
import { Rail } from './rail';
import classes from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet';
import { useFrameShortcuts } from './use-frame-shortcuts';
import { useTouch } from './use-touch';

/** The frame around every screen: asks who is signed in, and sends nobody to the sign-in with the way back. */
export function Shell() {
  const me = useQuery(meQuery);
  if (me.isPending) return null;
  if (isApiError(me.error) && me.error.status === 401) return <ToSignIn />;
  if (!me.data) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  return <Frame />;
}

/** Where one was is asked once: while the way to the sign-in is taken, the address is the sign-in's already. */
function ToSignIn() {
  const router = useRouter();
  const [here] = useState(router.state.location.href);
  return <Navigate to="/sign-in" search={{ next: here === '/' ? undefined : here }} replace />;
}

function Frame() {
  const { t } = useTranslation();
  const live = useLiveClient();
  useEffect(() => {
    live.start();
    return live.stop;
  }, [live]);
  useFrameShortcuts();
  useTouch();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <Rail />
      <main id="main" tabIndex={-1} className={classes.main}>
        <ConnectionStrip />
        <div className={classes.screen}>
          <Outlet />
        </div>
      </main>
      <PhoneBar />
      <Palette />
      <ShortcutSheet />
      {backgrounds.map(({ id, Background }) => (
        <Background key={id} />
      ))}
    </div>
  );
}

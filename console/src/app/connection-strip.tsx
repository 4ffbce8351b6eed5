import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../lib/use-live';
import classes from './connection-strip.module.css';

const PATIENCE = 2_500;

/** Says that the live connection is lost, once it has been for longer than a blink. */
export function ConnectionStrip() {
  const { t } = useTranslation();
  const lost = useLiveState() === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status" className={classes.place}>
      {shown ? <p className={classes.strip}>{t('shell.lost')}</p> : null}
    </div>
  );
}

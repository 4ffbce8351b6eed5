import { IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Feeling } from './signals';
import classes from './signals.module.css';

/** How a text feels, as a face and a word: never colour alone. */
export function FeelingMark({ feeling, word }: { feeling: Exclude<Feeling, 'neutral'>; word?: string }) {
  const { t } = useTranslation('conversations');
  const Face = feeling === 'negative' ? IconMoodSad : IconMoodSmile;
  return (
    <span className={classes.feeling} data-feeling={feeling}>
      <Face size={14} stroke={1.8} aria-hidden />
      {word ?? t(`signals.feeling.${feeling}`)}
    </span>
  );
}

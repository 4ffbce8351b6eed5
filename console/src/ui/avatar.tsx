import { initialsOf } from '../lib/format';
import classes from './avatar.module.css';

type Props = {
  name: string | null | undefined;
  size?: 's' | 'm' | 'l';
  presence?: 'online' | 'busy' | 'away' | 'offline';
};

/**
 * The initials of a person. Decoration only: the name stands beside it, so a screen reader skips it; and drawn, not
 * written, so that who steers by voice is not shown words that a button does not hear.
 */
export function Avatar({ name, size = 'm', presence }: Props) {
  return (
    <span className={classes.avatar} data-size={size} data-initials={initialsOf(name)} aria-hidden>
      {presence ? <span className={classes.presence} data-presence={presence} /> : null}
    </span>
  );
}

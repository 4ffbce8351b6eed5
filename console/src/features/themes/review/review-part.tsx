import { Proposals } from './proposals';
import classes from './review.module.css';
import { UnsureQueue } from './unsure-queue';

/** What a person should look at: texts in doubt, and groups that no theme catches. */
export function ReviewPart() {
  return (
    <div className={classes.columns}>
      <UnsureQueue />
      <Proposals />
    </div>
  );
}

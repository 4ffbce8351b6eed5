import { markdownToHtml } from '../../../ui/markdown';
import { SafeHtml } from '../../../ui/safe-html';
import labels from '../labels/labels.module.css';
import classes from './macros.module.css';

/** Words as somebody reads them, and who. */
export function Read({ label, words }: { label: string; words: string }) {
  return (
    <figure className={classes.preview}>
      <figcaption className={labels.soft}>{label}</figcaption>
      <SafeHtml html={markdownToHtml(words)} />
    </figure>
  );
}

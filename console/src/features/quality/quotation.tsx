import { useQuery } from '@tanstack/react-query';
import classes from './quality.module.css';
import { wordsQuery } from './queries';

const QUOTED = 140;

/** The moment that is spoken of: its first words. Nothing where it is not among the newest, or is gone. */
export function Quotation({ conversation, id }: { conversation: string; id: string }) {
  const found = useQuery(wordsQuery(conversation)).data?.find((entry) => entry.id === id);
  if (!found) return null;
  const words = found.body.length > QUOTED ? `${found.body.slice(0, QUOTED)}…` : found.body;
  return (
    <q className={classes.quote} dir="auto">
      {words}
    </q>
  );
}

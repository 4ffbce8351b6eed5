import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { useLive } from '../../lib/use-live';
import classes from './typing-line.module.css';

const LASTS = 5_000;
type Typing = { id: string; name: string | null; kind: string; at: number };

/** Who is writing at this moment: the customer, or a teammate, so that nobody answers twice. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('conversations');
  const me = useMe().teammate.id;
  const [typing, setTyping] = useState<Typing[]>([]);
  useLive('typing', ({ conversation_id: id, author }) => {
    const key = author.id ?? author.kind;
    if (id !== conversationId || key === me) return;
    setTyping((now) => [
      ...now.filter((each) => each.id !== key),
      { id: key, name: author.name, kind: author.kind, at: Date.now() },
    ]);
  });
  useLive('entry', (frame) => {
    if (frame.conversation_id !== conversationId) return;
    const { author } = frame.entry as { author: { id: string | null; kind: string } };
    setTyping((now) => now.filter((each) => each.id !== (author.id ?? author.kind)));
  });
  useEffect(() => {
    if (typing.length === 0) return;
    const timer = setTimeout(() => setTyping((now) => now.filter((each) => Date.now() - each.at < LASTS)), LASTS);
    return () => clearTimeout(timer);
  }, [typing]);
  return (
    <p className={classes.line} aria-live="polite">
      {typing.map((each) => (
        <span key={each.id} data-kind={each.kind} className={classes.who}>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t(each.kind === 'teammate' ? 'typing.teammate' : 'typing.customer', { name: each.name ?? t('visitor') })}
        </span>
      ))}
    </p>
  );
}

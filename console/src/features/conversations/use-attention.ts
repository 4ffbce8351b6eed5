import { useEffect, useRef } from 'react';
import { api } from '../../lib/api';
import { Attention, type Stretch, TELL_EVERY } from '../../lib/attention';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tell the server what is worked on while this conversation is open: focus, and keys or pointer within a minute. */
export function useAttention(id: string): void {
  const attention = useRef(new Attention()).current;
  useEffect(() => {
    attention.open(id, Date.now());
    return () => attention.open(null, Date.now());
  }, [attention, id]);
  useEffect(() => {
    const look = () => attention.look(document.visibilityState === 'visible' && document.hasFocus(), Date.now());
    const touch = () => attention.touch(Date.now());
    const leave = () => {
      look();
      tell(attention);
    };
    const every = setInterval(() => tell(attention), TELL_EVERY);
    look();
    for (const sign of SIGNS) addEventListener(sign, touch, { passive: true });
    addEventListener('focus', look);
    for (const sign of ['blur', 'pagehide'] as const) addEventListener(sign, leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(every);
      for (const sign of SIGNS) removeEventListener(sign, touch);
      removeEventListener('focus', look);
      for (const sign of ['blur', 'pagehide'] as const) removeEventListener(sign, leave);
      document.removeEventListener('visibilitychange', leave);
      attention.look(false, Date.now());
      tell(attention);
    };
  }, [attention]);
}

function tell(attention: Attention): void {
  const now = Date.now();
  const stretches = attention.take(now);
  if (stretches.length === 0) return;
  // What could not be told is told with the next; said twice it counts once.
  api
    .post('/api/me/focus', { body: { items: stretches.map(ago) }, keepalive: true })
    .catch(() => attention.back(stretches));

  function ago({ conversation, began, ended }: Stretch) {
    return { conversation_id: conversation, began_ago: (now - began) / 1000, ended_ago: (now - ended) / 1000 };
  }
}

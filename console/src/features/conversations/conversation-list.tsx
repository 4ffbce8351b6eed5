import { getRouteApi } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import { useRoving } from '../../ui/use-roving';
import classes from './conversation-list.module.css';
import { ConversationRow } from './conversation-row';
import type { Conversation } from './types';

const route = getRouteApi('/shell/inbox/{-$conversationId}');
const ROW = 92;
type Props = { items: Conversation[]; columns: readonly string[] | undefined; onEnd: () => void };

/** The rows in sight, of however many there are. j and k open the next and the one before; arrows only walk. */
export function ConversationList({ items, columns, onEnd }: Props) {
  const { conversationId } = route.useParams();
  const navigate = route.useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const roving = useRoving({
    keys: items.map((each) => each.id),
    box: scroller,
    scrollTo: (index) => virtual.scrollToIndex(index),
    start: conversationId,
  });
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
    rangeExtractor: roving.withActive,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 5) onEnd();
  }, [last, items.length, onEnd]);

  const chosen = items.findIndex((each) => each.id === conversationId);
  function step(by: number): void {
    const next = items[chosen < 0 ? 0 : Math.max(0, Math.min(items.length - 1, chosen + by))];
    if (!next) return;
    virtual.scrollToIndex(items.indexOf(next));
    void navigate({ params: { conversationId: next.id }, search: (now) => now, replace: chosen >= 0 });
  }
  useStepKeys(step);

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const conversation = items[row.index];
          if (!conversation) return null;
          const { tabIndex, ...walk } = roving.row(row.index);
          return (
            <li
              key={conversation.id}
              ref={virtual.measureElement}
              data-index={row.index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className={classes.row}
              {...walk}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <ConversationRow
                conversation={conversation}
                columns={columns}
                chosen={row.index === chosen}
                tabbable={tabIndex === 0}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function useStepKeys(step: (by: number) => void): void {
  const { t } = useTranslation('conversations');
  const group = t('nav');
  useShortcuts([
    { keys: 'j', label: t('keys.next'), group, run: () => step(1) },
    { keys: 'k', label: t('keys.previous'), group, run: () => step(-1) },
  ]);
}

import { getRouteApi } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import { useRoving } from '../../ui/use-roving';
import { RowCheck } from './batch/row-check';
import { extended, isEmpty, type Selection, toggled } from './batch/selection';
import classes from './conversation-list.module.css';
import { ConversationRow } from './conversation-row';
import type { Conversation } from './types';
import type { Found } from './views';

const route = getRouteApi('/shell/inbox/{-$conversationId}');
const ROW = 92;
type Props = {
  items: Conversation[];
  columns: readonly string[] | undefined;
  found: Found;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onEnd: () => void;
};

/** The rows in sight, of however many there are. j and k open the next and the one before; arrows only walk. */
export function ConversationList({ items, columns, found, selection, onSelect, onEnd }: Props) {
  const { conversationId } = route.useParams();
  const navigate = route.useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const { roving, virtual } = useRows(items, scroller, onEnd, conversationId);
  const rows = virtual.getVirtualItems();
  const chosen = items.findIndex((each) => each.id === conversationId);
  function step(by: number): void {
    const next = items[chosen < 0 ? 0 : Math.max(0, Math.min(items.length - 1, chosen + by))];
    if (!next) return;
    virtual.scrollToIndex(items.indexOf(next));
    void navigate({ params: { conversationId: next.id }, search: (now) => now, replace: chosen >= 0 });
  }
  const order = items.map((each) => each.id);
  const check = (id: string, ranged: boolean) =>
    onSelect(ranged ? extended(selection, id, order) : toggled(selection, id));
  useStepKeys(step, (ranged) => {
    const here = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row ?? conversationId;
    if (here) check(here, ranged);
  });

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
              <RowCheck
                name={conversation.customer.name ?? ''}
                checked={selection.all || selection.ids.has(conversation.id)}
                shown={!isEmpty(selection)}
                onCheck={(ranged) => check(conversation.id, ranged)}
              />
              <ConversationRow
                conversation={conversation}
                columns={columns}
                found={found.get(conversation.id)}
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

/** Which rows are drawn, and which of them the tab key stops at; near the end more are asked for. */
function useRows(
  items: Conversation[],
  scroller: RefObject<HTMLDivElement | null>,
  onEnd: () => void,
  start: string | undefined,
) {
  const roving = useRoving({
    keys: items.map((each) => each.id),
    box: scroller,
    scrollTo: (index) => virtual.scrollToIndex(index),
    start,
  });
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
    rangeExtractor: roving.withActive,
  });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 5) onEnd();
  }, [last, items.length, onEnd]);
  return { roving, virtual };
}

function useStepKeys(step: (by: number) => void, select: (ranged: boolean) => void): void {
  const { t } = useTranslation('conversations');
  const group = t('nav');
  useShortcuts([
    { keys: 'j', label: t('keys.next'), group, run: () => step(1) },
    { keys: 'k', label: t('keys.previous'), group, run: () => step(-1) },
    { keys: 'x', label: t('keys.select'), group, run: () => select(false) },
    { keys: 'X', label: t('keys.selectTo'), group, run: () => select(true) },
  ]);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../lib/shortcuts';
import { filtersOf } from '../saved';
import type { InboxSearch } from '../views';
import { BatchBar } from './batch-bar';
import { BatchProgress } from './batch-progress';
import { isEmpty, NOTHING, type Selection } from './selection';
import { type NewBatch, useBatch } from './use-batch';

type Props = { search: InboxSearch; selection: Selection; onSelect: (selection: Selection) => void };

/** Acts on what is selected in the list, by the mouse or by keys, and how far they are. */
export function Batches({ search, selection, onSelect }: Props) {
  const [opened, setOpened] = useState(false);
  const { batch, begin, isBeginning, stop, forget } = useBatch();
  const all = () => onSelect({ ...NOTHING, all: true });
  const clear = () => onSelect(NOTHING);
  const act = (of: NewBatch['act']) => {
    const whole = { filters: filtersOf(search), search: search.search };
    const ids = [...selection.ids].filter((id) => id !== of.into_id);
    begin({ act: of, ...(selection.all ? whole : { ids }) }, { onSuccess: clear });
  };
  useBatchKeys(all, () => setOpened(!isEmpty(selection)));
  return (
    <>
      {isEmpty(selection) ? null : <Escape onClear={clear} />}
      <BatchBar
        selection={selection}
        opened={opened}
        isBusy={isBeginning}
        onOpened={setOpened}
        onAll={all}
        onClear={clear}
        onAct={act}
      />
      <BatchProgress batch={batch} onStop={stop} onClose={forget} />
    </>
  );
}

function useBatchKeys(onAll: () => void, onAct: () => void): void {
  const { t } = useTranslation('conversations');
  const group = t('nav');
  useShortcuts([
    { keys: '*', label: t('keys.selectAll'), group, run: onAll },
    { keys: 'a', label: t('keys.act'), group, run: onAct },
  ]);
}

/** Escape lets go of what is selected first; it means what it always does once nothing is. */
function Escape({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('conversations');
  useShortcuts([{ keys: 'Escape', label: t('keys.deselect'), group: t('nav'), run: onClear }]);
  return null;
}

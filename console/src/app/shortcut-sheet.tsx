import { Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shortcut, useShortcutList } from '../lib/shortcuts';
import classes from './shortcut-sheet.module.css';

let open = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function openShortcutSheet(): void {
  set(true);
}

/** Every key that works on the screen in front. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const opened = useSyncExternalStore(subscribe, () => open);
  return (
    <Modal
      opened={opened}
      onClose={() => set(false)}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      size="lg"
    >
      {opened ? <Groups /> : null}
    </Modal>
  );
}

function Groups() {
  const { t } = useTranslation();
  const list = useShortcutList();
  const palette: Shortcut = {
    keys: 'Ctrl K',
    label: t('palette.open'),
    group: t('shortcuts.everywhere'),
    run: () => {},
  };
  const groups = Map.groupBy([palette, ...list()], (each) => each.group);
  return (
    <div className={classes.groups}>
      {[...groups].map(([name, shortcuts]) => (
        <section key={name}>
          <h3 className={classes.title}>{name}</h3>
          <dl className={classes.keys}>
            {[...Map.groupBy(shortcuts, (each) => each.label)].map(([label, ways]) => (
              <div key={label} className={classes.line}>
                <dt>{label}</dt>
                {ways.map(({ keys }) => (
                  <dd key={keys}>
                    {keys.split(' ').map((key) => (
                      <kbd key={key} className={classes.key}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

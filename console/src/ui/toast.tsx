import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { wordsFor } from './error-state';
import classes from './toast.module.css';

function look() {
  return { withBorder: true, closeButtonProps: { 'aria-label': i18next.t('ui:close') } };
}

const SHOWN = 8_000;

type There = { words: string; go: () => void };

/** Tell what was done, with the way back for so many milliseconds, and the way there. Instead of "are you sure?". */
export function toastUndo(words: string, undo: () => void, shown = SHOWN, there?: There): void {
  const id = `undo-${words}`;
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: shown,
    ...look(),
    message: (
      <span className={classes.row}>
        <span>{words}</span>
        {there ? (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              there.go();
            }}
          >
            {there.words}
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t('ui:undo')}
        </Button>
      </span>
    ),
  });
}

export function toastDone(words: string): void {
  notifications.show({ autoClose: 4_000, ...look(), message: words });
}

/** Something was refused or failed: what, and why in the server's words. */
export function toastError(what: string, error: unknown): void {
  notifications.show({
    autoClose: 10_000,
    ...look(),
    color: 'negative',
    title: what,
    message: wordsFor(error, (key) => i18next.t(`ui:${key}`)),
  });
}

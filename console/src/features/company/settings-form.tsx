import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Acts } from '../../ui/card';
import classes from './settings-form.module.css';

type Props = {
  act: string;
  busy: boolean;
  onSubmit: () => void;
  /** Something is missing yet. */
  disabled?: boolean;
  /** Who may not change it may still read it. */
  readOnly?: boolean;
  /** Beside the one button: rarer acts. */
  beside?: ReactNode;
  children: ReactNode;
};

/** A form of the settings: its fields, and at the end the one button that sends it. */
export function SettingsForm({ act, busy, onSubmit, disabled, readOnly, beside, children }: Props) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <fieldset disabled={readOnly} className={classes.fields}>
        {children}
        <Acts>
          {beside}
          {readOnly ? null : (
            <Button type="submit" loading={busy} disabled={disabled}>
              {act}
            </Button>
          )}
        </Acts>
      </fieldset>
    </form>
  );
}

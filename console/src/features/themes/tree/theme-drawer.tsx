import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../lib/me';
import { PanelSection } from '../../../ui/side-panel';
import type { Theme } from '../types';
import { Examples } from './examples';
import { Measured } from './measured';
import { ThemeActs } from './theme-acts';
import classes from './theme-drawer.module.css';
import { ThemeForm } from './theme-form';

type Props = {
  /** None: one is being made. */
  theme: Theme | null;
  opened: boolean;
  all: Theme[];
  onClose: () => void;
  onMade: (id: string) => void;
};

/** A theme whole: what it is, its rules, its examples, how well it is found. */
export function ThemeDrawer({ theme, opened, all, onClose, onMade }: Props) {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      padding="xl"
      title={theme ? theme.name : t('tree.add')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={classes.stack}>
        <ThemeForm theme={theme} all={all} readOnly={!edits} onMade={(made) => (theme ? onClose() : onMade(made.id))} />
        {theme ? (
          <>
            <PanelSection title={t('theme.found')}>
              <Measured theme={theme} />
            </PanelSection>
            <PanelSection title={t('theme.examples')}>
              <Examples theme={theme} edits={edits} />
            </PanelSection>
            {edits ? <ThemeActs theme={theme} all={all} onDone={onClose} /> : null}
          </>
        ) : null}
      </div>
    </Drawer>
  );
}

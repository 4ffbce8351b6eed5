import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-panel.module.css';

type Props = { label: string; title?: string; onClose?: () => void; children: ReactNode };

/**
 * The column at the right of a screen: facts beside the work. Where it lies over the screen it can be closed; `title`
 * stands beside that button where a part of it is called as the whole.
 */
export function SidePanel({ label, title = label, onClose, children }: Props) {
  const { t } = useTranslation('ui');
  return (
    <aside className={classes.panel} aria-label={label}>
      {onClose ? (
        <div className={classes.bar}>
          <span>{title}</span>
          <ActionIcon onClick={onClose} aria-label={t('close')}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ) : null}
      {children}
    </aside>
  );
}

/** A titled part of a side panel. */
export function PanelSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className={classes.head}>
        <h2 className={classes.title} dir="auto">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NavItem } from '../lib/feature';
import { useStored } from '../lib/stored';
import { WaylineMark } from '../ui/mark';
import { AccountMenu } from './account-menu';
import { openPalette } from './palette-store';
import classes from './rail.module.css';
import { useNavItems } from './use-nav-items';

const NARROW = '(max-width: 85em)';
/** Three panes and a side panel need what the words would take. */
const NARROW_FOR_PANES = '(max-width: 100em)';

/** The left rail: where one can go. Slim, by choice or for want of room, it shows icons alone, the words in tooltips. */
export function Rail() {
  const { t } = useTranslation();
  const items = useNavItems();
  const panes = useMatchRoute()({ to: '/inbox/{-$conversationId}', fuzzy: true }) !== false;
  const narrow = useMediaQuery(panes ? NARROW_FOR_PANES : NARROW, false, { getInitialValueInEffect: false });
  const [chosen, choose] = useStored<boolean | null>('wayline-rail-slim', null);
  const slim = chosen ?? narrow;
  const ToggleIcon = slim ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggle = slim ? t('rail.expand') : t('rail.collapse');
  return (
    <nav className={classes.rail} data-slim={slim || undefined} aria-label={t('rail.label')}>
      <Link to="/" className={classes.brand} aria-label="Wayline">
        <WaylineMark />
        {slim ? null : <span>Wayline</span>}
      </Link>
      <Slim label={`${t('palette.open')} (${paletteKey()})`} slim={slim}>
        <UnstyledButton className={classes.item} onClick={openPalette}>
          <IconSearch size={18} stroke={1.7} aria-hidden />
          {slim ? (
            <VisuallyHidden>{t('palette.open')}</VisuallyHidden>
          ) : (
            <>
              <span className={classes.words}>{t('palette.short')}</span>
              <kbd className={classes.key}>{paletteKey()}</kbd>
            </>
          )}
        </UnstyledButton>
      </Slim>
      {items.map((item) => (
        <RailItem key={item.id} item={item} slim={slim} />
      ))}
      <div className={classes.foot}>
        <Slim label={toggle} slim={slim}>
          <UnstyledButton
            className={classes.item}
            onClick={() => choose(!slim)}
            aria-label={toggle}
            aria-expanded={!slim}
          >
            <ToggleIcon size={18} stroke={1.7} aria-hidden />
            {slim ? null : <span className={classes.words}>{toggle}</span>}
          </UnstyledButton>
        </Slim>
        <AccountMenu slim={slim} />
      </div>
    </nav>
  );
}

function RailItem({ item, slim }: { item: NavItem; slim: boolean }) {
  const { t } = useTranslation();
  const { Badge, icon: Icon } = item;
  return (
    <Slim label={t(item.label)} slim={slim}>
      <Link
        to={item.to}
        className={classes.item}
        activeOptions={{ exact: item.to === '/', includeSearch: false }}
        activeProps={{ 'data-on': '' }}
      >
        <Icon size={18} stroke={1.7} aria-hidden />
        {slim ? (
          <VisuallyHidden>{t(item.label)}</VisuallyHidden>
        ) : (
          <span className={classes.words}>{t(item.label)}</span>
        )}
        {Badge ? (
          <span className={classes.badge}>
            <Badge />
          </span>
        ) : null}
      </Link>
    </Slim>
  );
}

function Slim({ label, slim, children }: { label: string; slim: boolean; children: React.JSX.Element }) {
  return (
    <Tooltip label={label} position="right" disabled={!slim} openDelay={200}>
      {children}
    </Tooltip>
  );
}

function paletteKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
}

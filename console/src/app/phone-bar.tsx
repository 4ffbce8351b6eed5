import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from './account-menu';
import { openPalette } from './palette-store';
import classes from './phone-bar.module.css';
import { useNavItems } from './use-nav-items';

const ROOM = 4;

/** The rail of a phone: the first screens at the thumb, everything else through search. */
export function PhoneBar() {
  const { t } = useTranslation();
  const items = useNavItems().slice(0, ROOM);
  return (
    <nav className={classes.bar} aria-label={t('rail.label')}>
      {items.map(({ id, to, label, icon: Icon, Badge }) => (
        <Link
          key={id}
          to={to}
          className={classes.item}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={{ 'data-on': '' }}
        >
          <Icon size={20} stroke={1.7} aria-hidden />
          <span>{t(label)}</span>
          {Badge ? (
            <span className={classes.badge}>
              <Badge />
            </span>
          ) : null}
        </Link>
      ))}
      <UnstyledButton className={classes.item} onClick={openPalette}>
        <IconSearch size={20} stroke={1.7} aria-hidden />
        <span>{t('palette.short')}</span>
      </UnstyledButton>
      <AccountMenu slim />
    </nav>
  );
}

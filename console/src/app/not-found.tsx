import { VisuallyHidden } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';
import { ButtonLink } from '../ui/links';
import classes from './shell.module.css';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main id="main" className={classes.alone}>
      <VisuallyHidden component="h1">{t('notFound.title')}</VisuallyHidden>
      <EmptyState
        icon={IconMapPinOff}
        title={t('notFound.title')}
        action={
          <ButtonLink to="/" variant="default">
            {t('notFound.home')}
          </ButtonLink>
        }
      >
        {t('notFound.words')}
      </EmptyState>
    </main>
  );
}

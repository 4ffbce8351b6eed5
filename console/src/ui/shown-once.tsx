import { ActionIcon, Alert, Code, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shown-once.module.css';

/** Something to take along: monospaced, with a button that copies it. */
export function Copyable({ value, label, block }: { value: string; label: string; block?: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.copyable} data-block={block || undefined}>
      <Code className={classes.code} block={block} aria-label={label}>
        {value}
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copied') : t('copy')}>
            <ActionIcon onClick={copy} aria-label={`${t('copy')}: ${label}`} size="lg">
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}

/** A secret that will never be seen again. */
export function ShownOnce({ title, words, value }: { title: string; words: string; value: string }) {
  return (
    <Alert color="warning" variant="light" title={title}>
      <p className={classes.words}>{words}</p>
      <Copyable value={value} label={title} />
    </Alert>
  );
}

import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatBytes } from '../../lib/format';
import { wordsFor } from '../../ui/error-state';
import classes from './composer-files.module.css';
import type { FileRef } from './types';
import type { Upload } from './use-uploads';

type Props = {
  files: FileRef[];
  uploads: Upload[];
  onRemove: (id: string) => void;
  onStop: (key: number) => void;
  onRetry: (upload: Upload) => void;
};

/** Files that will go with the message, and those still on their way to the server. */
export function ComposerFiles({ files, uploads, onRemove, onStop, onRetry }: Props) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconFile size={14} aria-hidden />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.size}>{formatBytes(file.size, locale)}</span>
          <ActionIcon
            size="xs"
            onClick={() => onRemove(file.id)}
            aria-label={t('composer.remove', { name: file.name })}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={upload.key} className={classes.file}>
          <span className={classes.name}>{upload.file.name}</span>
          {upload.problem ? (
            <>
              <span className={classes.problem}>{wordsFor(upload.problem, (key) => t(`ui:${key}`))}</span>
              <Button size="compact-xs" variant="subtle" onClick={() => onRetry(upload)}>
                {t('ui:error.retry')}
              </Button>
            </>
          ) : (
            <Progress
              className={classes.progress}
              size="xs"
              value={upload.share * 100}
              aria-label={t('composer.uploading', { name: upload.file.name })}
            />
          )}
          <ActionIcon
            size="xs"
            onClick={() => onStop(upload.key)}
            aria-label={t('composer.remove', { name: upload.file.name })}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

import { IconDownload, IconFile } from '@tabler/icons-react';
import { usePlace } from '../../lib/clock';
import { formatBytes } from '../../lib/format';
import classes from './attachments.module.css';
import type { FileRef } from './types';

const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

/** Files of a message: pictures shown, everything else to be downloaded. */
export function Attachments({ files }: { files: FileRef[] }) {
  const { locale } = usePlace();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id} data-picture={SHOWN.test(file.type) || undefined}>
          {SHOWN.test(file.type) ? (
            <a href={file.url} target="_blank" rel="noopener noreferrer" className={classes.picture}>
              <img src={file.url} alt={file.name} loading="lazy" />
            </a>
          ) : (
            <a href={file.url} download={file.name} className={classes.file}>
              <IconFile size={16} aria-hidden />
              <span className={classes.name}>{file.name}</span>
              <span className={classes.size}>{formatBytes(file.size, locale)}</span>
              <IconDownload size={14} aria-hidden />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

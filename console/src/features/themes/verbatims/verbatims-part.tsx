import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { upload } from '../../../lib/upload';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { toastError } from '../../../ui/toast';
import type { Preview } from '../types';
import { ImportRow } from './import-row';
import { MappingModal } from './mapping-modal';
import { importsQuery } from './verbatims';
import classes from './verbatims.module.css';

const TAKES = '.csv,.tsv,.txt,.xlsx,.jsonl,.ndjson';

/** Texts from files: brought, told which column is what, and then put on the lines of those who wrote them. */
export function VerbatimsPart() {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  const imports = useQuery(importsQuery);
  const [preview, setPreview] = useState<Preview | null>(null);
  // A file that was put right is chosen again under the same name.
  const forget = useRef<() => void>(null);
  const [sent, setSent] = useState<number | null>(null);
  async function bring(file: File): Promise<void> {
    setSent(0);
    try {
      setPreview(await upload<Preview>(file, setSent, new AbortController().signal, '/api/words/verbatims'));
      void imports.refetch();
    } catch (error) {
      toastError(t('verbatims.notBrought', { name: file.name }), error);
    } finally {
      setSent(null);
      forget.current?.();
    }
  }
  const again = async (id: string) => setPreview(await api.get('/api/words/verbatims/{id}/preview', { path: { id } }));
  const button = edits ? (
    <FileButton accept={TAKES} resetRef={forget} onChange={(file) => file && void bring(file)}>
      {(props) => (
        <Button {...props} leftSection={<IconUpload size={16} aria-hidden />} loading={sent !== null}>
          {t('verbatims.bring')}
        </Button>
      )}
    </FileButton>
  ) : null;
  if (imports.isPending) return <ListSkeleton rows={4} />;
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  return (
    <>
      {sent === null ? null : <Progress value={sent * 100} size="sm" aria-label={t('verbatims.sending')} />}
      {imports.data.items.length === 0 ? (
        <EmptyState icon={IconFileImport} title={t('verbatims.none')} action={button}>
          {t('verbatims.noneWords')}
        </EmptyState>
      ) : (
        <>
          <div className={classes.tools}>{button}</div>
          <ul className={classes.list} aria-label={t('parts.verbatims')}>
            {imports.data.items.map((each) => (
              <ImportRow key={each.id} item={each} onMap={() => void again(each.id)} />
            ))}
          </ul>
        </>
      )}
      {preview ? <MappingModal preview={preview} onClose={() => setPreview(null)} /> : null}
    </>
  );
}

import { useEffect } from 'react';
import type { Conversation } from '../types';
import { HandOverDialog } from './hand-over-dialog';
import { IncidentDialog } from './incident-dialog';
import { MergeDialog } from './merge-dialog';
import { openDialog, useOpenDialog } from './open-dialog';
import { PromiseDialog } from './promise-dialog';

/** The dialog that is open over a conversation, if one is. */
export function Dialogs({ conversation }: { conversation: Conversation }) {
  const open = useOpenDialog();
  useEffect(() => () => openDialog(null), []);
  const close = () => openDialog(null);
  if (open === 'handOver') return <HandOverDialog conversation={conversation} onClose={close} />;
  if (open === 'merge') return <MergeDialog conversation={conversation} onClose={close} />;
  if (open === 'promise') return <PromiseDialog conversation={conversation} onClose={close} />;
  if (open === 'incident') return <IncidentDialog conversation={conversation} onClose={close} />;
  return null;
}

import { useEffect } from 'react';
import type { Conversation } from '../types';
import { HandOverDialog } from './hand-over-dialog';
import { IncidentDialog } from './incident-dialog';
import { LinkDialog } from './link-dialog';
import { MergeDialog } from './merge-dialog';
import { openDialog, useOpenDialog } from './open-dialog';
import { PromiseDialog } from './promise-dialog';
import { SplitDialog } from './split-dialog';

/** The dialog that is open over a conversation, if one is. */
export function Dialogs({ conversation }: { conversation: Conversation }) {
  const open = useOpenDialog();
  useEffect(() => () => openDialog(null), []);
  const close = () => openDialog(null);
  if (open === 'handOver') return <HandOverDialog conversation={conversation} onClose={close} />;
  if (open === 'merge') return <MergeDialog conversation={conversation} onClose={close} />;
  if (open === 'promise') return <PromiseDialog conversation={conversation} onClose={close} />;
  if (open === 'incident') return <IncidentDialog conversation={conversation} onClose={close} />;
  if (open === 'link') return <LinkDialog conversation={conversation} onClose={close} />;
  if (open) return <SplitDialog conversation={conversation} entry={open.split} onClose={close} />;
  return null;
}

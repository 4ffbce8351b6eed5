import { ActionIcon, FileButton, SegmentedControl, Tooltip } from '@mantine/core';
import { IconBold, IconBolt, IconEye, IconLink, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import { SendButtons } from './send-buttons';
import type { MessageKind } from './types';
import type { How } from './use-composer';

type Props = {
  kind: MessageKind;
  preview: boolean;
  ready: boolean;
  onKind: (kind: MessageKind) => void;
  onPreview: () => void;
  onBold: () => void;
  onLink: () => void;
  onFiles: (files: File[]) => void;
  onMacro: () => void;
  onSend: (how: How) => void;
};

/** Reply or note, the few tools, and Send. */
export function ComposerBar(props: Props) {
  const { kind, preview, ready, onKind, onPreview, onBold, onLink, onFiles, onMacro, onSend } = props;
  const { t } = useTranslation('conversations');
  const command = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  return (
    <div className={classes.bar}>
      <SegmentedControl
        size="xs"
        value={kind}
        onChange={(value) => onKind(value as MessageKind)}
        aria-label={t('composer.kind')}
        data={[
          { value: 'message', label: t('composer.reply') },
          { value: 'note', label: t('composer.note') },
        ]}
        className={classes.kinds}
      />
      <FileButton multiple onChange={onFiles}>
        {(props) => (
          <Tooltip label={t('composer.attach')}>
            <ActionIcon {...props} aria-label={t('composer.attach')}>
              <IconPaperclip size={17} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      <Tooltip label={`${t('writing.insert')} (##)`}>
        <ActionIcon onClick={onMacro} aria-label={t('writing.insert')}>
          <IconBolt size={17} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <span className={classes.tools}>
        <Tooltip label={`${t('composer.bold')} (${command} B)`}>
          <ActionIcon onClick={onBold} disabled={preview} aria-label={t('composer.bold')}>
            <IconBold size={17} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('composer.link')}>
          <ActionIcon onClick={onLink} disabled={preview} aria-label={t('composer.link')}>
            <IconLink size={17} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </span>
      <Tooltip label={t('composer.preview')}>
        <ActionIcon
          onClick={onPreview}
          aria-pressed={preview}
          aria-label={t('composer.preview')}
          className={classes.eye}
          data-on={preview || undefined}
        >
          <IconEye size={17} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <SendButtons kind={kind} ready={ready} command={command} onSend={onSend} />
    </div>
  );
}

import { ActionIcon, Button, FileButton, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconBold, IconChevronDown, IconEye, IconLink, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import type { MessageKind } from './types';
import type { Then } from './use-composer';

type Props = {
  kind: MessageKind;
  preview: boolean;
  ready: boolean;
  onKind: (kind: MessageKind) => void;
  onPreview: () => void;
  onBold: () => void;
  onLink: () => void;
  onFiles: (files: File[]) => void;
  onSendAnd: (then: Then) => void;
};

/** Reply or note, the few tools, and Send. */
export function ComposerBar({ kind, preview, ready, onKind, onPreview, onBold, onLink, onFiles, onSendAnd }: Props) {
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
      <Button.Group className={classes.send}>
        <Tooltip label={`${command} ↵`}>
          <Button type="submit" size="compact-md" disabled={!ready} color={kind === 'note' ? 'warning' : 'accent'}>
            {kind === 'note' ? t('composer.addNote') : t('composer.send')}
          </Button>
        </Tooltip>
        <Menu position="top-end">
          <Menu.Target>
            <Button
              size="compact-md"
              disabled={!ready}
              color={kind === 'note' ? 'warning' : 'accent'}
              className={classes.more}
              aria-label={t('composer.moreWays')}
            >
              <IconChevronDown size={14} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() => onSendAnd('resolve')}
              rightSection={<kbd className={classes.key}>{`${command} ⇧ ↵`}</kbd>}
            >
              {kind === 'note' ? t('composer.noteAndResolve') : t('composer.sendAndResolve')}
            </Menu.Item>
            {kind === 'note' ? null : (
              <>
                <Menu.Item onClick={() => onSendAnd('pend')}>{t('composer.sendAndPend')}</Menu.Item>
                <Menu.Item onClick={() => onSendAnd('snooze')}>{t('composer.sendAndSnooze')}</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
    </div>
  );
}

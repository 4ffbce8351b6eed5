import { Checkbox, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fields } from '../../ui/card';
import type { PreChatField, WidgetSettings } from './types';

type PreChat = WidgetSettings['pre_chat'];
type Props = { preChat: PreChat; onChange: (preChat: PreChat) => void };

const OFFERED: PreChatField[] = [
  { name: 'name', label: '', type: 'text', required: false },
  { name: 'email', label: '', type: 'email', required: true },
  { name: 'phone', label: '', type: 'tel', required: false },
];

/** What is asked before the chat: nothing, or some of name, email and phone. */
export function PreChatFields({ preChat, onChange }: Props) {
  const { t } = useTranslation('company');
  const put = (fields: PreChatField[]) => onChange({ ...preChat, fields });
  const asked = (name: string) => preChat.fields.find((field) => field.name === name);
  return (
    <Fields wide>
      <Switch
        label={t('preChat.ask')}
        description={t('preChat.hint')}
        checked={preChat.enabled}
        onChange={(change) => {
          const enabled = change.currentTarget.checked;
          const fields = enabled && preChat.fields.length === 0 ? OFFERED.slice(0, 2) : preChat.fields;
          onChange({ enabled, fields });
        }}
      />
      {preChat.enabled
        ? OFFERED.map((offered) => (
            <Fields key={offered.name}>
              <Checkbox
                label={t(`preChat.${offered.name}`)}
                checked={asked(offered.name) !== undefined}
                onChange={(change) =>
                  put(
                    change.currentTarget.checked
                      ? [...preChat.fields, offered]
                      : preChat.fields.filter((field) => field.name !== offered.name),
                  )
                }
              />
              <Checkbox
                label={t('preChat.required', { name: t(`preChat.${offered.name}`) })}
                checked={asked(offered.name)?.required ?? false}
                disabled={!asked(offered.name)}
                onChange={(change) => {
                  const required = change.currentTarget.checked;
                  put(preChat.fields.map((field) => (field.name === offered.name ? { ...field, required } : field)));
                }}
              />
            </Fields>
          ))
        : null}
    </Fields>
  );
}

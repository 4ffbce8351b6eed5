import { Button, Switch, TagsInput, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Card, Fields, Section } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import classes from './channel-form.module.css';
import { LookFields } from './look-fields';
import { OnwardCard } from './onward-card';
import { useChange } from './queries';
import { ScheduleSelect } from './schedule-select';
import { ScriptTagCard } from './script-tag-card';
import { SecretCard } from './secret-card';
import { SettingsForm } from './settings-form';
import type { Channel } from './types';
import { WidgetPreview } from './widget-preview';

/** One channel: its script tag, how it looks (as it is changed), who may use it, and its secret. */
export function ChannelForm({ channel, onBack }: { channel: Channel; onBack: () => void }) {
  const { t } = useTranslation('company');
  const mayEdit = useCan('channels.edit');
  const [form, setForm] = useState(channel);
  const [language, setLanguage] = useState(channel.settings.languages[0] ?? 'en');
  const put = (change: Partial<Channel>) => setForm({ ...form, ...change });
  const { name, allowed_origins, settings, schedule_id, active } = form;
  const spoken = settings.languages.includes(language) ? language : (settings.languages[0] ?? 'en');
  const save = useChange(
    () =>
      api.patch('/api/channels/{id}', {
        path: { id: channel.id },
        body: { name, allowed_origins, settings, schedule_id, active },
      }),
    () => toastDone(t('saved')),
  );
  return (
    <Section
      title={channel.name}
      detail={t('channels.detail')}
      act={
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('sections.channels')}
        </Button>
      }
    >
      <ScriptTagCard channel={channel} />
      <SettingsForm act={t('save')} busy={save.isPending} onSubmit={() => save.mutate(undefined)} readOnly={!mayEdit}>
        <Card title={t('lookCard.title')} detail={t('lookCard.detail')}>
          <div className={classes.beside}>
            <LookFields
              settings={settings}
              onChange={(changed) => put({ settings: changed })}
              language={spoken}
              onLanguage={setLanguage}
            />
            <WidgetPreview settings={settings} language={spoken} />
          </div>
        </Card>
        <Card title={t('channels.use')}>
          <UseFields form={form} put={put} error={save.error?.message} />
        </Card>
      </SettingsForm>
      {mayEdit ? <OnwardCard channel={channel.id} /> : null}
      {mayEdit ? <SecretCard channel={channel} /> : null}
    </Section>
  );
}

type UseProps = { form: Channel; put: (change: Partial<Channel>) => void; error?: string };

function UseFields({ form, put, error }: UseProps) {
  const { t } = useTranslation('company');
  return (
    <Fields>
      <TextInput
        label={t('name')}
        value={form.name}
        onChange={(typed) => put({ name: typed.currentTarget.value })}
        required
        withAsterisk={false}
      />
      <ScheduleSelect
        label={t('sections.hours')}
        value={form.schedule_id}
        onChange={(id) => put({ schedule_id: id })}
      />
      <TagsInput
        label={t('channels.origins')}
        description={t('channels.originsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="https://www.example.com"
        value={form.allowed_origins}
        onChange={(allowed_origins) => put({ allowed_origins })}
        error={error}
      />
      <Switch
        label={t('channels.active')}
        description={t('channels.activeHint')}
        checked={form.active}
        onChange={(change) => put({ active: change.currentTarget.checked })}
      />
    </Fields>
  );
}

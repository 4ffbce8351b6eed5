import { ColorInput, Input, MultiSelect, NumberInput, SegmentedControl, Select, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fields } from '../../ui/card';
import { PreChatFields } from './pre-chat-fields';
import type { WidgetSettings } from './types';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'ar'] as const;
const MINUTE = 60;
/** The names of the widget's own catalogue that a company most wants to say in its own words. */
export const TEXTS = ['greeting', 'greetingText', 'awayNow', 'leaveEmailText', 'nobodyText', 'fullText'] as const;

type Language = WidgetSettings['languages'][number];
type Spoken = { language: Language; onLanguage: (language: Language) => void };
type Props = Spoken & { settings: WidgetSettings; onChange: (settings: WidgetSettings) => void };

/** Colours, place, languages, words and questions of the widget; `language` is the one looked at. */
export function LookFields({ settings, onChange, language, onLanguage }: Props) {
  const { t } = useTranslation('company');
  const put = (change: Partial<WidgetSettings>) => onChange({ ...settings, ...change });
  return (
    <Fields wide>
      <Fields>
        <ColorInput
          label={t('widget.accent')}
          value={settings.colours.accent}
          onChange={(accent) => put({ colours: { ...settings.colours, accent } })}
          format="hex"
          eyeDropperButtonProps={{ 'aria-label': t('widget.fromScreen') }}
        />
        <Select
          label={t('widget.theme')}
          data={['auto', 'light', 'dark'].map((value) => ({ value, label: t(`widget.themes.${value}`) }))}
          value={settings.colours.theme}
          onChange={(theme) =>
            put({ colours: { ...settings.colours, theme: (theme ?? 'auto') as WidgetSettings['colours']['theme'] } })
          }
          allowDeselect={false}
        />
      </Fields>
      <Input.Wrapper label={t('widget.position')}>
        <SegmentedControl
          fullWidth
          aria-label={t('widget.position')}
          data={[
            { value: 'left', label: t('widget.left') },
            { value: 'right', label: t('widget.right') },
          ]}
          value={settings.position}
          onChange={(position) => put({ position: position as WidgetSettings['position'] })}
        />
      </Input.Wrapper>
      <MultiSelect
        label={t('widget.languages')}
        data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={settings.languages}
        onChange={(chosen) => {
          const languages = LANGUAGES.filter((each) => chosen.includes(each));
          put({ languages: languages.length > 0 ? languages : settings.languages });
        }}
      />
      <Words settings={settings} put={put} language={language} onLanguage={onLanguage} />
      <NumberInput
        label={t('widget.answersIn')}
        description={t('widget.answersInHint')}
        min={0}
        max={10080}
        value={settings.answers_in === null ? '' : settings.answers_in / MINUTE}
        onChange={(minutes) => put({ answers_in: minutes === '' ? null : Math.round(Number(minutes) * MINUTE) })}
      />
      <NumberInput
        label={t('widget.queueLimit')}
        description={t('widget.queueLimitHint')}
        min={1}
        max={1000}
        value={settings.queue_limit ?? ''}
        onChange={(limit) => put({ queue_limit: limit === '' ? null : Math.round(Number(limit)) })}
      />
      <Switch
        label={t('widget.sound')}
        checked={settings.sound}
        onChange={(change) => put({ sound: change.currentTarget.checked })}
      />
      <PreChatFields preChat={settings.pre_chat} onChange={(pre_chat) => put({ pre_chat })} />
    </Fields>
  );
}

type WordsProps = Spoken & { settings: WidgetSettings; put: (change: Partial<WidgetSettings>) => void };

/** The company's own words, for one language at a time. */
function Words({ settings, put, language, onLanguage }: WordsProps) {
  const { t } = useTranslation('company');
  const own = settings.texts[language] ?? {};
  return (
    <Fields wide>
      <Select
        label={t('widget.wordsIn')}
        data={settings.languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={language}
        onChange={(value) => onLanguage(LANGUAGES.find((each) => each === value) ?? language)}
        allowDeselect={false}
      />
      {TEXTS.map((name) => (
        <Textarea
          key={name}
          label={t(`widget.texts.${name}`)}
          autosize
          maxRows={4}
          maxLength={400}
          value={own[name] ?? ''}
          onChange={(typed) =>
            put({ texts: { ...settings.texts, [language]: { ...own, [name]: typed.currentTarget.value } } })
          }
        />
      ))}
    </Fields>
  );
}

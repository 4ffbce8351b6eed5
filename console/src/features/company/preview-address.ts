import type { Schema } from '../../lib/api';
import type { WidgetSettings } from './types';

type Language = WidgetSettings['languages'][number];
type Seen = { company: string; settings: WidgetSettings; language: Language; online: boolean };

/** What the server would tell the chat, were these settings saved and the visitor's language this one. */
export function configOf({ company, settings, language, online }: Seen): Schema<'ConfigShape'> {
  return {
    name: company,
    colours: settings.colours,
    position: settings.position,
    languages: [language],
    texts: settings.texts,
    pre_chat: settings.pre_chat.enabled ? settings.pre_chat.fields.map((field) => ({ ...field })) : [],
    online,
    answers_in: settings.answers_in,
    hours: { opens_at: null },
    sound: settings.sound,
    away: null,
  };
}

/** The preview's page with these settings, behind the #: no server sees them. */
export function previewAddress(seen: Seen): string {
  return `/w/preview#${encodeURIComponent(JSON.stringify(configOf(seen)))}`;
}

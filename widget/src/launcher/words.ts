import type { Language } from './config.ts';

/** What the button says before the chat and its catalogue are there. */
export const BUTTON: Record<Language, { open: string; close: string; unread: (count: number) => string }> = {
  en: { open: 'Open chat', close: 'Close chat', unread: (count) => `Open chat, ${count} unread` },
  de: { open: 'Chat öffnen', close: 'Chat schließen', unread: (count) => `Chat öffnen, ${count} ungelesen` },
  es: { open: 'Abrir chat', close: 'Cerrar chat', unread: (count) => `Abrir chat, ${count} sin leer` },
  fr: { open: 'Ouvrir le chat', close: 'Fermer le chat', unread: (count) => `Ouvrir le chat, ${count} non lus` },
  ar: { open: 'افتح المحادثة', close: 'أغلق المحادثة', unread: (count) => `افتح المحادثة، ${count} غير مقروءة` },
};

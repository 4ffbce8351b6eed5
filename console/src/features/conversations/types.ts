import type { Schema } from '../../lib/api';

export type Conversation = Schema<'ConversationShape'>;
export type Status = Conversation['status'];
export type Person = Schema<'PersonRef'>;
export type Tag = Schema<'TagShape'>;
export type FileRef = Schema<'FileShape'>;
export type Author = Schema<'AuthorShape'>;
export type Entry = Schema<'EntryShape'>;
export type EntryKind = Entry['kind'];
export type Draft = Schema<'DraftShape'>;
export type MessageKind = Draft['kind'];
export type Signals = Schema<'SignalsShape'>;
export type Correction = Schema<'Correction'>;
export type Sending = Schema<'SendingShape'>;
/** What becomes of a conversation with what is sent into it. */
export type Becoming = { act: 'resolve' | 'pend' | 'snooze'; pause?: { when: 'reply' } };
/** One thing done to a conversation, with a macro or with many at once. */
export type Act = Partial<Schema<'BatchAct'>> & Pick<Schema<'BatchAct'>, 'do'>;
export type Addressed = Schema<'Addressed'>;

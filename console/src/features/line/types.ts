import type { components } from '../../generated/api';
import type { Schema } from '../../lib/api';

export type Touchpoint = Schema<'Shown'>;
export type MarkKind = Touchpoint['kind'];
export type LinePage = Schema<'LinePage'>;
/** What a mark has not, is left out: there may be ten thousand of them. */
export type Mark = components['schemas']['Mark'];
export type Band = Schema<'Band'>;
export type Overview = Omit<Schema<'Overview'>, 'marks'> & { marks: Mark[] };
export type Customer = Schema<'CustomerPage'>;

import type { Schema } from '../../lib/api';

export type Listed = Schema<'Listed'>;
export type Customer = Schema<'CustomerPage'>;
export type Fact = Schema<'Fact'>;
/** What a fact may be: the contract leaves it open. */
export type FactValue = unknown;
export type Join = Schema<'JoinShown'>;
export type JoinPreview = Schema<'Preview'>;

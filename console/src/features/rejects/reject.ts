import type { Schema } from '../../lib/api';

export type Reject = Schema<'RejectRow'>;

import type { components } from '../../generated/api';

export type Reject = components['schemas']['RejectRow'];

import type { Feature } from '../../lib/feature';
import { useRejectsFound } from './palette';

export const rejectsFeature: Feature = { id: 'rejects', palette: [useRejectsFound] };

import type { SharePoint } from '../../../ui/share-chart';
import type { Gain, Learned } from '../types';

/** How well themes are found with so much of the examples; nothing where none was found or nobody asked. */
export type Step = { share: number; precision: SharePoint; recall: SharePoint };

/** The steps of one theme: with fewer examples, and last with all there are. */
export function stepsOfTheme({ gains, measured }: Pick<Learned, 'gains' | 'measured'>): Step[] {
  return stepsOf([...gains, { share: 1, measured }]);
}

export function stepsOf(gains: Gain[]): Step[] {
  return [...gains]
    .sort((one, other) => one.share - other.share)
    .map(({ share, measured: { precision, low, high, recall, recall_low, recall_high } }) => ({
      share,
      precision: pointOf(precision, low, high),
      recall: pointOf(recall, recall_low, recall_high),
    }));
}

function pointOf(value: number | null, low: number | null, high: number | null): SharePoint {
  return value === null || low === null || high === null ? null : { value, low, high };
}

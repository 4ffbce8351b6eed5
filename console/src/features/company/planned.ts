import type { Schedule } from './types';

type Version = Schedule['versions'][number];

/** The versions that begin after this moment, in their order; of two that begin at once the later said one holds. */
export function planned(versions: Version[], now: number): Version[] {
  const ahead = versions.filter((version) => Date.parse(version.from_at) > now);
  return [...new Map(ahead.map((version) => [version.from_at, version])).values()];
}

import { Tooltip } from '@mantine/core';
import { useNow } from '../lib/clock';
import { formatDuration, formatExactDuration } from '../lib/format';

/** A length of time as people say it ("4 min"); the exact one in the tooltip. Seconds. */
export function Duration({ seconds }: { seconds: number }) {
  return (
    <Tooltip label={formatExactDuration(seconds)}>
      <span>{formatDuration(seconds)}</span>
    </Tooltip>
  );
}

/** How long something has gone on since `at`, ticking. */
export function DurationSince({ at }: { at: string }) {
  const now = useNow();
  return <Duration seconds={(now - Date.parse(at)) / 1000} />;
}

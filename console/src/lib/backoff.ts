const PAUSES = [300, 800, 2_000, 5_000, 10_000, 20_000];
const LONGEST = 20_000;

/** How long to wait before attempt number `attempt` (from 0), in milliseconds; `jitter` is 0 to 1. */
export function backoff(attempt: number, jitter: number): number {
  const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? LONGEST;
  return Math.round(pause * (0.5 + jitter / 2));
}

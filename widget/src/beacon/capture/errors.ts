/** Errors that the page did not catch. */
import { on } from '../host.ts';
import type { Recorder } from '../recording.ts';

const MOST_ON_A_PAGE = 10;
/** Says nothing (another origin's script) or means nothing (the browser's own notice). */
const NOISE = /^Script error|^ResizeObserver/;

/** Records `Error Occurred`, each message once and ten at most per page load. */
export function captureErrors({ track }: Recorder): void {
  const seen = new Set<string>();
  function report(message: string, problem: unknown, place?: ErrorEvent): void {
    if (!message || NOISE.test(message) || seen.has(message) || seen.size >= MOST_ON_A_PAGE) return;
    seen.add(message);
    track('Error Occurred', {
      message: message.slice(0, 1000),
      stack: (problem as Error | undefined)?.stack?.slice(0, 1000),
      source: place && `${place.filename}:${place.lineno}`,
    });
  }
  on<ErrorEvent>(window, 'error', (occurrence) => report(occurrence.message, occurrence.error, occurrence));
  on<PromiseRejectionEvent>(window, 'unhandledrejection', ({ reason }) =>
    report(`${reason?.message ?? reason}`, reason),
  );
}

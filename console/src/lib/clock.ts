import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { meQuery } from './me';

const EVERY = 10_000;

/** One ticking clock for every time on the screen that ticks as often: they change together and cost one timer. */
function ticking(every: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let current = Date.now();
  const subscribe = (listener: () => void): (() => void) => {
    if (listeners.size === 0) current = Date.now();
    listeners.add(listener);
    timer ??= setInterval(() => {
      current = Date.now();
      for (const each of listeners) each();
    }, every);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    };
  };
  return { subscribe, read: () => current };
}

const slow = ticking(EVERY);
const quick = ticking(1000);

/** The present moment, in milliseconds, renewed every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(slow.subscribe, slow.read);
}

/** The present moment, in milliseconds, renewed every second: for what is counted down. */
export function useSecond(): number {
  return useSyncExternalStore(quick.subscribe, quick.read);
}

export type Place = { locale: string; zone: string; companyZone: string; currency: string };

/** How this viewer reads times and numbers: their zone and language, the company's zone and money. */
export function usePlace(): Place {
  const me = useQuery({ ...meQuery, enabled: false }).data;
  const zone = me?.teammate.time_zone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    locale: localeFor(i18next.language),
    zone,
    companyZone: me?.company.time_zone ?? zone,
    currency: me?.company.currency ?? 'EUR',
  };
}

/** English without a region reads days before months and a 24-hour clock. */
function localeFor(language: string | undefined): string {
  return !language || language === 'en' ? 'en-GB' : language;
}

/** Turns what happened into items of Segment's format and hands them to the outbox. */
import { uuid } from './host.ts';
import { anonymousId, groupId, userId, visitAt } from './identity.ts';
import type { Outbox } from './outbox.ts';
import { campaign, currentPage } from './page.ts';

export type Fields = Record<string, unknown>;
export type Recorder = {
  /** Records an item of a Segment type; without consent it does nothing. */
  record(type: string, fields: Fields, context?: Fields): void;
  /** Records a named touchpoint. */
  track(name: string, properties?: Fields): void;
};

/** A recorder that writes to `outbox` while `allowed` says so. */
export function recorder(outbox: Outbox, allowed: () => boolean): Recorder {
  function record(type: string, fields: Fields, more?: Fields): void {
    if (!allowed()) return;
    const [visitId, begins] = visitAt(Date.now());
    if (begins) track('Visit Started', campaign());
    outbox.put({
      type,
      ...fields,
      messageId: uuid(),
      anonymousId: anonymousId(),
      userId: fields.userId ?? userId(),
      // Taken here, so that a visit begins before what it begins with.
      timestamp: new Date(),
      context: {
        library: { name: 'wayline.js', version: __VERSION__ },
        page: currentPage(),
        campaign: campaign(),
        visit_id: visitId,
        landing: begins || undefined,
        groupId: groupId(),
        locale: navigator.language,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        userAgent: navigator.userAgent,
        screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
        ...more,
      },
    });
  }
  function track(event: string, properties: Fields = {}): void {
    record('track', { event, properties });
  }
  return { record, track };
}

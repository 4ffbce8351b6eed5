export type SnoozeChoice = { id: 'hour' | 'later' | 'tomorrow' | 'monday' | 'week'; at: Date };

const MORNING = 9;
const EVENING = 17;

/** The usual moments to come back to something, in the viewer's own day. Pure: `now` is an argument. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const choices: SnoozeChoice[] = [{ id: 'hour', at: new Date(now.getTime() + 3_600_000) }];
  const evening = at(now, 0, EVENING);
  if (evening.getTime() - now.getTime() > 2 * 3_600_000) choices.push({ id: 'later', at: evening });
  choices.push({ id: 'tomorrow', at: at(now, 1, MORNING) });
  const toMonday = (8 - now.getDay()) % 7 || 7;
  if (toMonday > 1) choices.push({ id: 'monday', at: at(now, toMonday, MORNING) });
  choices.push({ id: 'week', at: at(now, 7, MORNING) });
  return choices;
}

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** The value of a datetime-local field, in the viewer's own day: "2026-11-23T09:00". */
export function fieldOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

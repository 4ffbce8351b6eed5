/** The facts of an act in one line: "name: Returns, active: false". What is empty is left out; `day` says a moment. */
export function factsOf(facts: Record<string, unknown>, day: (at: Date) => string): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${said(value, day)}`)
    .join(', ');
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function said(value: unknown, day: (at: Date) => string): string {
  if (Array.isArray(value)) return value.map((each) => said(each, day)).join(' · ');
  if (typeof value === 'string' && MOMENT.test(value)) return day(new Date(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The facts of an act in one line: "name: Returns, active: false". What is empty is left out, ids too, which tell a
 * person nothing; a long list names its first. `day` says a moment.
 */
export function factsOf(facts: Record<string, unknown>, day: (at: Date) => string): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '' && !(typeof value === 'string' && ID.test(value)))
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${said(value, day)}`)
    .join(', ');
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const LISTED = 6;

function said(value: unknown, day: (at: Date) => string): string {
  if (Array.isArray(value)) {
    const named = value.slice(0, LISTED).map((each) => said(each, day));
    return [...named, ...(value.length > LISTED ? [`+${value.length - LISTED}`] : [])].join(' · ');
  }
  if (typeof value === 'string' && MOMENT.test(value)) return day(new Date(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

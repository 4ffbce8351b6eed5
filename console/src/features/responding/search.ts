import { useComparesTeammates } from '../../lib/me';
import { numberOf, oneOf, type RawSearch, textOf, tidy } from '../../lib/url-state';

export const PERIODS = [7, 14, 30, 90] as const;
export type Days = (typeof PERIODS)[number];
export const DEFAULT_DAYS: Days = 30;

/** Goals to choose from, in seconds. */
export const GOALS = [300, 900, 3600, 14_400, 28_800, 86_400] as const;
export const DEFAULT_GOAL = 3600;

/** What the table beneath is cut by. */
export const CUTS = ['channel_id', 'team', 'teammate'] as const;
export type Cut = (typeof CUTS)[number];

/** Those that the signed-in teammate may see. */
export function useCuts(): readonly Cut[] {
  const compares = useComparesTeammates();
  return compares ? CUTS : CUTS.filter((each) => each !== 'teammate');
}

export type RespondingSearch = {
  days?: Days;
  clock?: 'business';
  /** A mailbox or chat, a team, a teammate: by id; "none" where nothing is said. */
  channel_id?: string;
  team?: string;
  teammate?: string;
  goal?: (typeof GOALS)[number];
  /** Without what lies far out. */
  trimmed?: 'yes';
  by?: Cut;
  /** What the week shows: when customers write, or how long they wait. */
  week?: 'waits';
};

export function respondingSearch(search: RawSearch): RespondingSearch {
  return tidy({
    days: PERIODS.find((each) => each === numberOf(search, 'days')),
    clock: oneOf(search, 'clock', ['business'] as const),
    channel_id: textOf(search, 'channel_id'),
    team: textOf(search, 'team'),
    teammate: textOf(search, 'teammate'),
    goal: GOALS.find((each) => each === numberOf(search, 'goal')),
    trimmed: oneOf(search, 'trimmed', ['yes'] as const),
    by: oneOf(search, 'by', CUTS),
    week: oneOf(search, 'week', ['waits'] as const),
  });
}

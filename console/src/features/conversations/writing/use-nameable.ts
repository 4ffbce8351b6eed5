import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { teammatesQuery, teamsQuery } from '../queries';
import type { Nameable } from './mentions';

/** Who works here and the teams, as a note may name them. */
export function useNameable(enabled: boolean): { people: Nameable[]; isPending: boolean } {
  const teammates = useQuery({ ...teammatesQuery, enabled });
  const teams = useQuery({ ...teamsQuery, enabled });
  const people = useMemo(
    () => [
      ...(teammates.data ?? [])
        .filter((each) => each.active !== false)
        .map(({ id, name }): Nameable => ({ kind: 'teammate', id, name })),
      ...(teams.data ?? []).map(({ id, name }): Nameable => ({ kind: 'team', id, name })),
    ],
    [teammates.data, teams.data],
  );
  return { people, isPending: teammates.isPending || teams.isPending };
}

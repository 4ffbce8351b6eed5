import { queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '../../lib/api';
import { useChangeOf } from '../../ui/use-change';

export type Review = Schema<'ReviewShape'>;
export type Scorecard = Schema<'ScorecardShape'>;
export type Criterion = Schema<'Criterion'>;
export type Score = Schema<'Score'>;
export type Mean = Schema<'MeanScore'>;
export type Week = Schema<'WeekScore'>;
export type Quality = Schema<'Quality'>;
export type Note = Schema<'NoteShape'>;
export type TrainingItem = Schema<'TrainingItemShape'>;
export type Given = Schema<'GivenShape'>;
export type OwnTraining = Schema<'OwnTrainingShape'>;
export type Plan = Schema<'PlanShape'>;
export type Sample = Plan['sample'];
export type Entry = Schema<'EntryShape'>;

export const qualityQuery = queryOptions({
  queryKey: ['quality', 'figures'],
  queryFn: ({ signal }) => api.get('/api/quality', { signal }),
});
export const reviewsQuery = queryOptions({
  queryKey: ['quality', 'reviews'],
  queryFn: async ({ signal }) => (await api.get('/api/reviews', { signal })).items,
});
export const ownReviewsQuery = queryOptions({
  queryKey: ['quality', 'own'],
  queryFn: async ({ signal }) => (await api.get('/api/me/reviews', { signal })).items,
});
export const notesQuery = queryOptions({
  queryKey: ['quality', 'notes'],
  queryFn: async ({ signal }) => (await api.get('/api/coaching-notes', { signal })).items,
});
export const ownNotesQuery = queryOptions({
  queryKey: ['quality', 'own-notes'],
  queryFn: async ({ signal }) => (await api.get('/api/me/coaching-notes', { signal })).items,
});
export const libraryQuery = queryOptions({
  queryKey: ['quality', 'library'],
  queryFn: async ({ signal }) => (await api.get('/api/training-items', { signal })).items,
});
export const givenQuery = queryOptions({
  queryKey: ['quality', 'given'],
  queryFn: async ({ signal }) => (await api.get('/api/training', { signal })).items,
});
export const ownTrainingQuery = queryOptions({
  queryKey: ['quality', 'own-training'],
  queryFn: async ({ signal }) => (await api.get('/api/me/training', { signal })).items,
});
export const peopleQuery = queryOptions({
  queryKey: ['teammates'],
  queryFn: async ({ signal }) => (await api.get('/api/teammates', { signal })).items,
});
export const scorecardQuery = queryOptions({
  queryKey: ['quality', 'scorecard'],
  queryFn: ({ signal }) => api.get('/api/scorecard', { signal }),
});

/** What was drawn for oneself and is not handed in yet; for those who may review. */
export const samplesQuery = queryOptions({
  queryKey: ['quality', 'samples'],
  queryFn: async ({ signal }) => (await api.get('/api/me/samples', { signal })).items,
});
export const plansQuery = queryOptions({
  queryKey: ['quality', 'plans'],
  queryFn: async ({ signal }) => (await api.get('/api/sample-plans', { signal })).items,
});

/** What is drawn unless one says otherwise. */
export function usualSample(reviewer: string): Sample {
  return { reviewer_ids: [reviewer], random: 5, unhappy: 5, long: 0, days: 7, team_id: null, seed: null };
}

export const reviewersQuery = queryOptions({
  queryKey: ['quality', 'reviewers'],
  queryFn: async ({ signal }) => (await api.get('/api/reviewers', { signal })).items,
});
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await api.get('/api/teams', { signal })).items,
});

/** Whose part of a conversation can be reviewed, and what was. */
export function partsQuery(id: string) {
  return queryOptions({
    queryKey: ['quality', 'parts', id],
    queryFn: ({ signal }) => api.get('/api/conversations/{id}/reviews', { path: { id }, signal }),
  });
}

const MOST = 200;

/** What was written in a conversation, the newest 200; states are left out. */
export function wordsQuery(id: string) {
  return queryOptions({
    queryKey: ['quality', 'words', id],
    queryFn: async ({ signal }) => {
      const page = await api.get('/api/conversations/{id}/entries', { path: { id }, query: { limit: MOST }, signal });
      return page.items.filter(({ kind }) => kind !== 'state');
    },
  });
}

/** A change of ours: what is shown of reviews is asked for again when it is done, and a refusal is told. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  return useChangeOf('quality', ['quality'], change, onDone);
}

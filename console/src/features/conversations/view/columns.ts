/** What a row may tell beside its first words, and what it tells where nobody chose. */
export const COLUMNS = {
  all: ['priority', 'promise', 'state', 'feeling', 'tags', 'topic', 'team', 'phase'],
  usual: ['priority', 'promise', 'state', 'feeling', 'tags'],
} as const;

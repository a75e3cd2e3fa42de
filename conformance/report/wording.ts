import type { Requirement } from '../requirements/requirement.ts';

/** What a report prints of a requirement beside its id. */
export type Wording = Pick<Requirement, 'id' | 'wording' | 'source' | 'level' | 'marks'>;

/** The ledger as the renderers use it. Undefined for an id of another suite: the id alone is printed then. */
export type WordingOf = (id: string) => Wording | undefined;

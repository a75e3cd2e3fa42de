import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** What a report prints of a requirement beside its id. */
export type Wording = Pick<Requirement, 'id' | 'wording' | 'source' | 'level' | 'marks'> & {
  /** The instrument that it is read from first, as people call it. */
  readonly instrument?: Bilingual;
};

/** The ledger as the renderers use it. Undefined for an id of another suite: the id alone is printed then. */
export type WordingOf = (id: string) => Wording | undefined;

/** The instrument of a duty: its name, or as it is cited: `QĐ28` of `QĐ28 Art 6; NĐ30 Art 18`. */
export function instrumentOf(wording: Wording | undefined): Bilingual {
  if (wording?.instrument !== undefined) return wording.instrument;
  const cited = /^(?:[A-ZĐ]{2,4} ?\d[\d./]*|[A-Z]{2,}\b)/u.exec(wording?.source ?? '')?.[0];
  return cited === undefined ? { vi: 'Khác', en: 'Other' } : { vi: cited, en: cited };
}

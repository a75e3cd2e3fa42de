import type { Bilingual } from '../../protocol/problems/entry.ts';

/** Who owes a duty: sending and receiving system, hub, its operator, certificate services, the agency, the harness. */
export type Actor = 'S' | 'R' | 'H' | 'O' | 'C' | 'A' | 'harness';

/**
 * How a text was read. `A` the legal text itself, `B` official or press summary or provincial text, `C` the
 * business description 2.4 or several implementations, `D` one recent secondary source, `M` from memory, not
 * verified, `I` our inference. A rule that rests on D, M or I alone never fails a certification by itself.
 */
export type ReadingMark = 'A' | 'B' | 'C' | 'D' | 'M' | 'I';

/** How a duty can be looked at; see `docs/conformance.md`. */
export type TestMode = 'auto' | 'att' | 'file' | 'evid' | 'self' | 'load';

/** Ways of reading the rules. `DT21` adds the duties that only the draft regulation of 2021 names. */
export const profileNames = ['law', 'field', 'legacy', 'DT21'] as const;
export type ProfileName = (typeof profileNames)[number];

/** What becomes of a requirement in this suite: exactly one of these. */
export type Fate =
  /** Checks name it; which ones, the checks themselves say. */
  | { readonly kind: 'checked' }
  /** A person does a step on the system's own screen and the harness watches, or the person attests. */
  | { readonly kind: 'attended'; readonly step: Bilingual }
  /** A dated file is asked for: printed as declared, never as passed. */
  | { readonly kind: 'on-file'; readonly wanted: Bilingual; readonly oldestDays?: number }
  /** A duty of this suite itself, proved by its own tests. */
  | { readonly kind: 'own-duty'; readonly why: Bilingual }
  | { readonly kind: 'untestable'; readonly why: Bilingual }
  | { readonly kind: 'out-of-scope'; readonly why: Bilingual };

/** One duty of the texts. */
export interface Requirement {
  /** `ENV-01`. */
  readonly id: string;
  readonly group: string;
  readonly actors: readonly Actor[];
  /** What is asked, as far as the wording was read. */
  readonly wording: Bilingual;
  /** Instrument and place, as people cite it: `QĐ28 Art 5, 7.2`. */
  readonly source: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  /** Strongest mark first; `A` then `I` is a rule that was read with a figure of ours. */
  readonly marks: readonly ReadingMark[];
  readonly modes: readonly TestMode[];
  readonly profiles: readonly ProfileName[];
  /** Days, `yyyy-mm-dd`, Vietnam; absent where the duty has always been there or has no end in sight. */
  readonly inForce?: { readonly from?: string; readonly until?: string };
  readonly fate: Fate;
}

/** One instrument with the duties that are read from it first. */
export interface InstrumentRequirements {
  readonly instrument: { readonly key: string; readonly name: Bilingual };
  readonly requirements: readonly Requirement[];
}

import type { JournalEntry } from '../journal.ts';

/** One text in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** What a rule makes of a run: the hub is wrong, or nobody can know. */
export type Effect = 'broken' | 'inconclusive';

/** Every rule, and what it makes of a run that breaks it. */
export const rules = {
  lost: 'broken',
  twice: 'broken',
  stranger: 'broken',
  'status-lost': 'broken',
  'status-twice': 'broken',
  order: 'broken',
  'not-durable': 'broken',
  starved: 'broken',
  'foreign-content': 'broken',
  'refused-yet-delivered': 'broken',
  unsent: 'broken',
  unacknowledged: 'broken',
  unfetchable: 'broken',
  html: 'broken',
  dropped: 'broken',
  'threshold-lie': 'broken',
  memory: 'broken',
  thrown: 'inconclusive',
  'memory-unknown': 'inconclusive',
  unfinished: 'inconclusive',
  gap: 'inconclusive',
  'no-evidence': 'inconclusive',
} as const satisfies Readonly<Record<string, Effect>>;

export type RuleName = keyof typeof rules;

/** Which part a line of the journal plays in a finding. */
export type Role =
  | 'sent'
  | 'fetched'
  | 'again'
  | 'acknowledged'
  | 'listed'
  | 'drained'
  | 'crashed'
  | 'repeated'
  | 'thrown'
  | 'page';

/** A finding before its lines are read again: the numbers of lines, counted through all journals from 1. */
export interface Suspicion {
  readonly rule: RuleName;
  readonly at: Readonly<Partial<Record<Role, number>>>;
  /** Code of the agency that it is about. */
  readonly receiver?: string;
  /** What a line alone does not tell: seconds waited, iterations, percent. */
  readonly figure?: number;
  /** What the numbers of the lines tell, where they are not those of one whole journal. */
  readonly numbers?: 'missing' | 'repeated';
  /** The parts of the run whose journals are there, where they do not make a whole. */
  readonly parts?: readonly string[];
}

/** Where a line stands. */
export interface LinePlace {
  readonly journal: string;
  /** From 1. */
  readonly line: number;
}

/** One thing that is wrong, or that nobody can know. */
export interface Finding {
  readonly rule: RuleName;
  readonly effect: Effect;
  readonly text: Bilingual;
  /** The document, or the document that a status is about. */
  readonly doc?: string;
  readonly receiver?: string;
  /** What was said, in the words of the journal; empty where nothing was. */
  readonly said: string;
  /** What was seen instead, likewise. */
  readonly seen: string;
  readonly lines: readonly LinePlace[];
}

/** The lines of a suspicion, read again. */
export type Evidence = Readonly<Partial<Record<Role, JournalEntry>>>;

/** Keeps the first suspicions of each rule and counts all, so that a run where all is wrong stays small. */
export class Suspicions {
  readonly #most: number;
  readonly #kept: Suspicion[] = [];
  readonly #counts = new Map<RuleName, number>();

  constructor(most: number) {
    this.#most = most;
  }

  add(suspicion: Suspicion): void {
    const count = (this.#counts.get(suspicion.rule) ?? 0) + 1;
    this.#counts.set(suspicion.rule, count);
    if (count <= this.#most) this.#kept.push(suspicion);
  }

  /** Keeps one that makes all others doubtful, before them and however many there are. */
  addFirst(suspicion: Suspicion): void {
    this.#counts.set(suspicion.rule, (this.#counts.get(suspicion.rule) ?? 0) + 1);
    this.#kept.unshift(suspicion);
  }

  /** In the order in which they were found. */
  get kept(): readonly Suspicion[] {
    return this.#kept;
  }

  count(rule: RuleName): number {
    return this.#counts.get(rule) ?? 0;
  }

  get counts(): ReadonlyMap<RuleName, number> {
    return this.#counts;
  }
}

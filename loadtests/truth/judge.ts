import type { JournalEntry } from '../journal.ts';
import { Books } from './books.ts';
import { type Balance, findUnfinished, weigh, weighEndings } from './conservation.ts';
import { type Bilingual, type Effect, type Finding, type RuleName, rules } from './finding.ts';
import { lookAtList } from './look-at-list.ts';
import { judgeMemory, type MemoryJudgement, type MemoryLimits, type MemorySample } from './memory.ts';
import { nameFindings } from './name-findings.ts';
import { type Journal, MalformedLine } from './source.ts';
import { findStarved, usualPatience } from './starvation.ts';

export interface TruthOptions {
  /** Findings of one rule that are told one by one; 20 unless told. */
  readonly most?: number;
  /** Milliseconds until normal mail counts as starved; 30,000 unless told. */
  readonly patience?: number;
  /** What the hub's process said of itself, where it was ours. */
  readonly samples?: readonly MemorySample[];
  readonly memory?: MemoryLimits;
  /** Hears of lines as they are read, and how often all of them are read. */
  readonly onProgress?: (lines: number, pass: 1 | 2 | 3) => void;
}

/** What the journals add up to. */
export interface TruthCounts extends Balance {
  readonly lines: number;
  readonly copies: number;
  readonly lists: number;
  readonly acknowledged: number;
  readonly refusedCalls: number;
  readonly unansweredCalls: number;
  readonly dropped: number;
  readonly crashes: number;
  readonly torn: number;
  /** Bytes of the books. */
  readonly bytes: number;
}

export type TruthVerdict = 'ok' | Effect;

/** What is true of a run. Only `ok` is: everything is there, and it is there once. */
export interface Truth {
  readonly kind: 'judged';
  readonly verdict: TruthVerdict;
  readonly ok: boolean;
  readonly counts: TruthCounts;
  readonly findings: readonly Finding[];
  /** How many there were of each rule that was broken; `findings` holds the first of them. */
  readonly byRule: Readonly<Partial<Record<RuleName, number>>>;
  readonly memory?: MemoryJudgement;
}

/** A journal that is none. */
export interface TruthRefusal {
  readonly kind: 'refused';
  readonly journal: string;
  readonly line: number;
  readonly field: string;
  readonly text: Bilingual;
}

/**
 * Weighs what clients saw: every accepted packet came out once for each receiver, unchanged, in order, and to
 * nobody else. Reads the journals three times: what there was, what lists showed of it, and the lines to name.
 * Memory: two rows of columns, about 75 bytes a packet and as much a copy.
 */
export async function judgeTruth(
  journals: readonly Journal[],
  options: TruthOptions = {},
): Promise<Truth | TruthRefusal> {
  const books = new Books(options.most ?? 20);
  try {
    await readAll(journals, (entry, line) => enterLine(entry, line, books), 1, options);
    await readAll(journals, (entry, line) => listAgain(entry, line, books), 2, options);
    const balance = weighAll(books, options);
    const memory = options.samples === undefined ? undefined : weighMemory(books, options);
    const findings = await nameFindings(journals, books.suspicions.kept, effectsOf(books));
    return conclude(books, balance, findings, memory);
  } catch (reason) {
    if (!(reason instanceof MalformedLine)) throw reason;
    return refusalOf(reason);
  }
}

function enterLine(entry: JournalEntry | 'torn', line: number, books: Books): void {
  if (entry === 'torn') books.lines.torn += 1;
  else books.enter(entry, line);
}

function listAgain(entry: JournalEntry | 'torn', line: number, books: Books): void {
  if (entry !== 'torn' && entry.op === 'listed') lookAtList(entry, line, books);
}

async function readAll(
  journals: readonly Journal[],
  take: (entry: JournalEntry | 'torn', line: number) => void,
  pass: 1 | 2,
  { onProgress }: TruthOptions,
): Promise<void> {
  let before = 0;
  for (const journal of journals) {
    let last = 0;
    for await (const some of journal.read()) {
      for (const { entry, line } of some) take(entry, before + line);
      last = some.at(-1)?.line ?? last;
      onProgress?.(before + last, pass);
    }
    before += last;
  }
}

function weighAll(books: Books, { patience = usualPatience }: TruthOptions): Balance {
  const { segments, suspicions, numbering } = books;
  const { missing, isRepeated } = numbering;
  if (isRepeated) suspicions.addFirst({ rule: 'gap', at: {}, numbers: 'repeated' });
  else if (missing > 0) suspicions.addFirst({ rule: 'gap', at: {}, numbers: 'missing', figure: missing });
  if (!segments.areWhole) suspicions.addFirst({ rule: 'gap', at: {}, parts: segments.names });
  const balance = weigh(books);
  findUnfinished(books);
  weighEndings(books);
  findStarved(books, patience);
  if (balance.documents + balance.statuses === 0) suspicions.add({ rule: 'no-evidence', at: {} });
  return balance;
}

function weighMemory(books: Books, { samples = [], memory }: TruthOptions): MemoryJudgement {
  const judgement = judgeMemory(samples, memory);
  const { verdict, growthPerHour = 0 } = judgement;
  if (verdict === 'grown') books.suspicions.add({ rule: 'memory', at: {}, figure: growthPerHour * 100 });
  if (verdict === 'unknown') books.suspicions.add({ rule: 'memory-unknown', at: {}, figure: samples.length });
  return judgement;
}

/** What a line that is missing may have told otherwise. */
const shakenByMissing: readonly RuleName[] = [
  'lost',
  'status-lost',
  'not-durable',
  'unsent',
  'unacknowledged',
  'unfetchable',
  'status-twice',
  'refused-yet-delivered',
];

/** What two runs of the same letters look like when they are taken for one; and what no mixture of journals explains. */
const standing: readonly RuleName[] = ['html', 'dropped', 'threshold-lie', 'memory'];

/**
 * A line that was cut short may be the missing one: as many findings as torn lines prove nothing. Where the journal of
 * a part is missing, or lines out of the midst of one are, no number of them does; and of two runs that are given as
 * one nearly nothing is known.
 */
function effectsOf({ suspicions, lines, segments, numbering }: Books): (rule: RuleName) => Effect {
  if (numbering.isRepeated) return (rule) => (standing.includes(rule) ? rules[rule] : 'inconclusive');
  const shaken = shakenByMissing.reduce((sum, rule) => sum + suspicions.count(rule), 0);
  const isShaken = !segments.areWhole || numbering.missing > 0 || (lines.torn > 0 && shaken <= lines.torn);
  return (rule) => (isShaken && shakenByMissing.includes(rule) ? 'inconclusive' : rules[rule]);
}

/** What findings come to: one fault outweighs every open question. */
export function verdictOf(findings: readonly Pick<Finding, 'effect'>[]): TruthVerdict {
  const effects = new Set(findings.map(({ effect }) => effect));
  return effects.has('broken') ? 'broken' : effects.has('inconclusive') ? 'inconclusive' : 'ok';
}

function conclude(
  books: Books,
  balance: Balance,
  findings: readonly Finding[],
  memory: MemoryJudgement | undefined,
): Truth {
  const verdict = verdictOf(findings);
  return {
    kind: 'judged',
    verdict,
    ok: verdict === 'ok',
    counts: { ...balance, ...countsOf(books) },
    findings,
    byRule: Object.fromEntries(books.suspicions.counts),
    ...(memory === undefined ? {} : { memory }),
  };
}

function countsOf({ lines, deliveries, calls, dropped, bytes }: Books) {
  return {
    lines: Object.values(lines).reduce((sum, each) => sum + each),
    copies: deliveries.count,
    lists: lines.listed,
    acknowledged: lines.acknowledged,
    refusedCalls: calls.refused,
    unansweredCalls: calls.unanswered,
    dropped,
    crashes: lines.crashed,
    torn: lines.torn,
    bytes,
  };
}

function refusalOf({ journal, line, field }: MalformedLine): TruthRefusal {
  return {
    ...{ kind: 'refused', journal, line, field },
    text: {
      vi: `${journal}, dòng ${line}: không phải dòng nhật ký (thiếu hoặc sai “${field}”).`,
      en: `${journal}, line ${line}: no line of a journal (“${field}” is missing or wrong).`,
    },
  };
}

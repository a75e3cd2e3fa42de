import type { JournalEntry } from '../journal.ts';
import type { Effect, Evidence, Finding, LinePlace, Role, RuleName, Suspicion } from './finding.ts';
import type { Journal } from './source.ts';
import { docOf, gistOf, sentenceOf } from './words.ts';

/** A line that was looked for. */
interface FoundLine {
  readonly entry: JournalEntry;
  readonly place: LinePlace;
}

/** Which lines tell what was said; all others tell what was seen. */
const saying: readonly string[] = ['sent', 'acknowledged'] satisfies Role[];

/** Reads the lines of suspicions again, so that each finding can name document, copies and places. */
export async function nameFindings(
  journals: readonly Journal[],
  suspicions: readonly Suspicion[],
  effectOf: (rule: RuleName) => Effect,
): Promise<readonly Finding[]> {
  const wanted = new Set(suspicions.flatMap(({ at }) => Object.values(at)));
  const found = wanted.size === 0 ? new Map<number, FoundLine>() : await findLines(journals, wanted);
  return suspicions.map((suspicion) => nameFinding(suspicion, found, effectOf(suspicion.rule)));
}

async function findLines(
  journals: readonly Journal[],
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, FoundLine>> {
  const found = new Map<number, FoundLine>();
  let before = 0;
  for (const journal of journals) {
    let last = 0;
    for await (const some of journal.read()) {
      for (const { entry, line } of some) {
        last = line;
        if (entry === 'torn' || !wanted.has(before + line)) continue;
        found.set(before + line, { entry, place: { journal: journal.name, line } });
      }
    }
    before += last;
  }
  return found;
}

function nameFinding(suspicion: Suspicion, found: ReadonlyMap<number, FoundLine>, effect: Effect): Finding {
  const lines = Object.entries(suspicion.at).flatMap(([role, number]) => {
    const line = found.get(number);
    return line === undefined ? [] : [{ role, ...line }];
  });
  const evidence: Evidence = Object.fromEntries(lines.map(({ role, entry }) => [role, entry]));
  const doc = lines.map(({ entry }) => docOf(entry)).find((each) => each !== undefined);
  const { rule, receiver } = suspicion;
  return {
    rule,
    effect,
    text: sentenceOf(suspicion, evidence),
    ...(doc === undefined ? {} : { doc }),
    ...(receiver === undefined ? {} : { receiver }),
    said: gistsOf(lines.filter(({ role }) => saying.includes(role))),
    seen: gistsOf(lines.filter(({ role }) => !saying.includes(role))),
    lines: lines.map(({ place }) => place),
  };
}

function gistsOf(lines: readonly FoundLine[]): string {
  return lines.map(({ entry }) => gistOf(entry)).join('; ');
}

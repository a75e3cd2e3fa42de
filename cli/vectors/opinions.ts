import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';
import type { Answer } from './validator.ts';
import type { VectorProfile, VectorSidecar, VectorVerdict } from './vector.ts';

/** How somebody's answer stands to the one that was expected. */
export type OpinionOutcome =
  | 'agrees'
  /** Off by a warning: nothing is lost, and nothing is let through that must not be. */
  | 'milder'
  /** Takes what must be refused. */
  | 'lets-through'
  /** Refuses what must be taken. */
  | 'refuses-sound'
  | 'no-answer';

/** One vector, one answer. */
export interface Opinion {
  readonly name: string;
  readonly requirement?: string;
  readonly expected: VectorVerdict;
  readonly outcome: OpinionOutcome;
  readonly said: string;
  readonly why: Bilingual;
}

/** Holds an answer against what was expected. */
export function weigh(sidecar: VectorSidecar, profile: VectorProfile, answer: Answer): Opinion {
  const { name, requirement, why } = sidecar;
  const expected = sidecar.expectation[profile];
  const said = answer.kind === 'verdict' ? answer.verdict : answer.said;
  const outcome = answer.kind === 'verdict' ? outcomeOf(expected, answer.verdict) : 'no-answer';
  return { ...{ name, expected, outcome, said, why }, ...(requirement === undefined ? {} : { requirement }) };
}

function outcomeOf(expected: VectorVerdict, said: VectorVerdict): OpinionOutcome {
  if (expected === said) return 'agrees';
  if (expected === 'refuse' && said === 'accept') return 'lets-through';
  if (expected === 'accept' && said === 'refuse') return 'refuses-sound';
  return 'milder';
}

const words: Readonly<Record<OpinionOutcome, Bilingual>> = {
  agrees: { vi: 'đúng', en: 'agrees' },
  milder: { vi: 'lệch mức cảnh báo', en: 'off by a warning' },
  'lets-through': { vi: 'CHẤP NHẬN gói tin sai', en: 'TAKES what must be refused' },
  'refuses-sound': { vi: 'TỪ CHỐI gói tin đúng', en: 'REFUSES what is sound' },
  'no-answer': { vi: 'KHÔNG TRẢ LỜI', en: 'NO ANSWER' },
};

/** What differs, one line each, then the sums. */
export function renderOpinions(context: CliContext, opinions: readonly Opinion[]): string {
  const paint = createPaint(context);
  const lines = opinions
    .filter(({ outcome }) => outcome !== 'agrees' && outcome !== 'milder')
    .map(({ name, requirement = '', expected, said, outcome, why }) => {
      const head = `${paint.red('✗')} ${paint.bold(name)}  ${requirement}  ${say(context, words[outcome])}`;
      return `${head}\n    ${expected} ← ${JSON.stringify(said)}  ${say(context, why)}\n`;
    });
  const sums = Object.entries(words).flatMap(([outcome, text]) => {
    const count = opinions.filter((each) => each.outcome === outcome).length;
    return count === 0 ? [] : [`${say(context, text)}: ${count}`];
  });
  return `${lines.join('')}${sums.join(' · ')}\n`;
}

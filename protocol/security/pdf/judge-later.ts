import { type Problem, problem } from '../../problems/problem.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import type { SignatureWidget } from './pdf-verdict.ts';
import { areaOf, isMuchOf } from './share-of-page.ts';

/** A signature that came after another one. */
export interface LaterSignature {
  /** What cryptography alone says of it: a change after it makes no known signer out of a stranger. */
  readonly said: Pick<SignatureVerdict, 'verdict' | 'signer' | 'path'>;
  readonly field: string;
  readonly widgets: readonly SignatureWidget[];
}

/** What later signatures put on the pages, and may not. */
export interface LaterFindings {
  /** What is not theirs to put there, in the order of signing. */
  readonly refused: readonly Problem[];
  /** What nobody can tell yet. */
  readonly open: readonly Problem[];
}

/**
 * A later signature with such a verdict may be anybody's, and so may what it puts on the page: its arithmetic
 * fails or was never done, or nobody listed vouches for who did it. Of one whose certificate is swapped (SIG-05)
 * no arithmetic is done: a certificate that is public makes nobody known.
 */
const anybodys: readonly Verdict[] = [
  'absent',
  'malformed',
  'unsupported-algorithm',
  'weak-algorithm',
  'tampered',
  'incomplete-coverage',
  'wrong-signer',
  'untrusted',
];

/** Judges what the signatures after one show, given in the order of signing. */
export function judgeLater(later: readonly LaterSignature[]): LaterFindings {
  const shown = later.filter(({ widgets }) => widgets.some(({ isVisible }) => isVisible));
  const unsound = ({ field }: LaterSignature) => problem('pdf.later-signature-unsound', field);
  const strangers = shown.filter(({ said }) => anybodys.includes(said.verdict));
  return {
    refused: [...strangers.map(unsound), ...coverings(shown)],
    open: shown.filter(isNobodyYet).map(unsound),
  };
}

/** Without its certificate nothing of it was judged; that may still be found (REV-04). */
function isNobodyYet({ said }: LaterSignature): boolean {
  return said.verdict === 'undetermined' && said.path.length === 0;
}

/**
 * Each signer has one share of a page, in however many widgets, fields and updates. Widgets that lie over each
 * other count as often as they are: nobody needs two pictures in one place. The bodies of a joint document have a
 * share each (SIG-22), which is why all of them together have none.
 */
function coverings(later: readonly LaterSignature[]): readonly Problem[] {
  const covered = new Map<string, number>();
  return later.flatMap(({ said, field, widgets }) => {
    const pages = new Set<number>();
    for (const { isVisible, page, pageBox, rect } of widgets) {
      if (!isVisible || page === undefined || pageBox === undefined) continue;
      const key = `${page} ${said.signer?.subject.canonical ?? ''}`;
      const area = (covered.get(key) ?? 0) + areaOf(rect);
      covered.set(key, area);
      if (isMuchOf(area, pageBox)) pages.add(page);
    }
    return [...pages].map((page) => problem('pdf.appearance-too-large', `page ${page}/${field}`));
  });
}

import type { PdfFile } from '../../pdf/file.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { VerificationContext } from '../context.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import { type History, refusalsOf } from './judge-changes.ts';
import { type OpenedSignature, verifyOpened } from './judge-signature.ts';
import type { PdfSignatureVerdict } from './pdf-verdict.ts';

/** Verdicts that come before any change to the file: what was never sound cannot be altered. */
const beforeChanges: readonly Verdict[] = [
  'absent',
  'malformed',
  'unsupported-algorithm',
  'weak-algorithm',
  'tampered',
  'incomplete-coverage',
];

/** A later signature with such a verdict may be anybody's, and so may what it puts on the page. */
const anybodys: readonly Verdict[] = [...beforeChanges, 'untrusted'];

/** Judges all signatures, the last one first: a time-stamp proves a time for what it covers. */
export function judgeAll(
  file: PdfFile,
  opened: readonly OpenedSignature[],
  history: History,
  context: VerificationContext,
): readonly PdfSignatureVerdict[] {
  const judged: PdfSignatureVerdict[] = [];
  const marks = opened.flatMap(({ bytes }) =>
    (bytes.ok ? bytes.spans.slice(0, 1) : []).map(({ end }) => end),
  );
  for (const signature of opened.toReversed()) {
    const stamp = stampOver(judged, signature.revision);
    const verdict = verifyAt((own) => verifyOpened(file, signature, own, marks), stamp, context);
    judged.push(judge(signature, verdict, judged, history));
  }
  return judged.toReversed();
}

/** The earliest valid document time-stamp over this revision. */
function stampOver(later: readonly PdfSignatureVerdict[], revision: number): PdfSignatureVerdict | undefined {
  const over = later.filter(
    (each) => each.isTimeStamp && each.verdict === 'valid' && each.revision > revision + 1,
  );
  return over.reduce<PdfSignatureVerdict | undefined>(
    (first, each) => ((each.proven?.at ?? Infinity) < (first?.proven?.at ?? Infinity) ? each : first),
    undefined,
  );
}

/** A document time-stamp is as good a proof of time as the hub's receipt, when it is the earlier one. */
function verifyAt(
  verify: (context: VerificationContext) => SignatureVerdict,
  stamp: PdfSignatureVerdict | undefined,
  context: VerificationContext,
): SignatureVerdict {
  const at = stamp?.proven?.at;
  if (stamp === undefined || at === undefined || at >= (context.receivedAt ?? context.now)) {
    return verify(context);
  }
  const verdict = verify({ ...context, receivedAt: at });
  if (verdict.proven?.by !== 'hub-receipt') return verdict;
  return { ...verdict, proven: { at, by: 'time-stamp' }, timeStamp: stamp };
}

function judge(
  opened: OpenedSignature,
  verdict: SignatureVerdict,
  later: readonly PdfSignatureVerdict[],
  history: History,
): PdfSignatureVerdict {
  const { found, claims, revision, isTimeStamp, widgets } = opened;
  const modifications = history.changes.slice(revision + 1).flat();
  const unsound = history.unsound.slice(0, revision + 1).find((each) => each !== undefined);
  // Where nobody is known, a later signature of somebody unknown tells nothing more.
  const strangers = verdict.verdict === 'untrusted' ? [] : unsoundLater(later, revision);
  const refusals = [...refusalsOf(modifications, claims), ...strangers];
  const { subFilter, claimed, name, reason, location, certification } = claims;
  return {
    ...verdict,
    ...decide(verdict, unsound, refusals, noticesOf(opened)),
    ...optional({ subFilter, claimed, name, reason, location, certification }),
    ...(claimed === undefined ? {} : { claimedAt: claimed.at }),
    field: found.field.name,
    revision: revision + 1,
    isTimeStamp,
    widgets,
    modifications,
  };
}

function decide(
  { verdict, reasons }: SignatureVerdict,
  unsound: Problem | undefined,
  refusals: readonly Problem[],
  notices: readonly Problem[],
): Pick<SignatureVerdict, 'verdict' | 'reasons'> {
  if (beforeChanges.includes(verdict)) return { verdict, reasons: [...reasons, ...refusals, ...notices] };
  if (unsound !== undefined) return { verdict: 'malformed', reasons: [unsound, ...reasons, ...notices] };
  if (refusals.length > 0) {
    return { verdict: 'altered-after-signing', reasons: [...refusals, ...reasons, ...notices] };
  }
  return { verdict, reasons: [...reasons, ...notices] };
}

function unsoundLater(later: readonly PdfSignatureVerdict[], revision: number): readonly Problem[] {
  return later
    .filter((each) => each.revision > revision + 1 && anybodys.includes(each.verdict))
    .filter((each) => each.widgets.some(({ isVisible }) => isVisible))
    .map((each) => problem('pdf.later-signature-unsound', each.field));
}

const vietnam = 420;
const expected = "D:YYYYMMDDHHmmSS+07'00'";

/** SIG-21: day, time and the Vietnamese offset. */
function noticesOf({ claims, isTimeStamp, found }: OpenedSignature): readonly Problem[] {
  const { claimed, oddTime } = claims;
  const path = `${found.field.name}/M`;
  if (oddTime !== undefined) return [problem('pdf.time-malformed', path, { seen: oddTime, expected })];
  if (isTimeStamp || claimed === undefined) return [];
  const isSound = claimed.offset === vietnam && claimed.isWhole;
  return isSound ? [] : [problem('pdf.time-offset', path, { seen: claimed.text, expected })];
}

type Optional<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function optional<T extends object>(values: T): Optional<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Optional<T>;
}

import type { PdfFile } from '../../pdf/file.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { VerificationContext } from '../context.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import { type History, refusalsOf } from './judge-changes.ts';
import { judgeLater, type LaterFindings, type LaterSignature } from './judge-later.ts';
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

/** A signature with its verdict, and with what cryptography alone said of it. */
interface Judged {
  readonly told: PdfSignatureVerdict;
  readonly said: SignatureVerdict;
}

/** Judges all signatures, the last one first: a time-stamp proves a time for what it covers. */
export function judgeAll(
  file: PdfFile,
  opened: readonly OpenedSignature[],
  history: History,
  context: VerificationContext,
): readonly PdfSignatureVerdict[] {
  const judged: Judged[] = [];
  const marks = opened.flatMap(({ bytes }) =>
    (bytes.ok ? bytes.spans.slice(0, 1) : []).map(({ end }) => end),
  );
  for (const signature of opened.toReversed()) {
    const stamp = stampOver(judged, signature.revision);
    const said = verifyAt((own) => verifyOpened(file, signature, own, marks), stamp, context);
    judged.unshift({ said, told: judge(signature, said, judged, history) });
  }
  return judged.map(({ told }) => told);
}

/** The earliest valid document time-stamp over this revision. */
function stampOver(judged: readonly Judged[], revision: number): PdfSignatureVerdict | undefined {
  const over = judged
    .map(({ told }) => told)
    .filter((each) => each.isTimeStamp && each.verdict === 'valid' && each.revision > revision + 1);
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
  judged: readonly Judged[],
  history: History,
): PdfSignatureVerdict {
  const { found, claims, revision, isTimeStamp, widgets } = opened;
  const modifications = history.changes.slice(revision + 1).flat();
  const unsound = history.unsound.slice(0, revision + 1).find((each) => each !== undefined);
  // Where nobody is known, a later signature of somebody unknown tells nothing more.
  const later = verdict.verdict === 'untrusted' ? nothingLater : judgeLater(laterThan(judged, revision));
  const refusals = withNew(refusalsOf(modifications, claims), later.refused);
  const { subFilter, claimed, name, reason, location, certification } = claims;
  return {
    ...verdict,
    ...decide(verdict, { unsound, refusals, open: later.open, notices: noticesOf(opened) }),
    ...optional({ subFilter, claimed, name, reason, location, certification }),
    ...(claimed === undefined ? {} : { claimedAt: claimed.at }),
    field: found.field.name,
    revision: revision + 1,
    isTimeStamp,
    widgets,
    modifications,
  };
}

const nothingLater: LaterFindings = { refused: [], open: [] };

function laterThan(judged: readonly Judged[], revision: number): readonly LaterSignature[] {
  return judged
    .filter(({ told }) => told.revision > revision + 1)
    .map(({ said, told: { field, widgets } }) => ({ said, field, widgets }));
}

/** One widget that is too large by itself was told when its update was examined. */
function withNew(told: readonly Problem[], more: readonly Problem[]): readonly Problem[] {
  const isTold = ({ code, place }: Problem) =>
    told.some((each) => each.code === code && each.place.path === place.path);
  return [...told, ...more.filter((each) => !isTold(each))];
}

/** What the file's history has against a signature. */
interface Objections {
  readonly unsound: Problem | undefined;
  readonly refusals: readonly Problem[];
  readonly open: readonly Problem[];
  readonly notices: readonly Problem[];
}

function decide(
  { verdict, reasons }: SignatureVerdict,
  { unsound, refusals, open, notices }: Objections,
): Pick<SignatureVerdict, 'verdict' | 'reasons'> {
  if (beforeChanges.includes(verdict)) return { verdict, reasons: [...reasons, ...refusals, ...notices] };
  if (unsound !== undefined) return { verdict: 'malformed', reasons: [unsound, ...reasons, ...notices] };
  if (refusals.length > 0) {
    return { verdict: 'altered-after-signing', reasons: [...refusals, ...reasons, ...notices] };
  }
  if (verdict === 'valid' && open.length > 0) {
    return { verdict: 'undetermined', reasons: [...open, ...reasons, ...notices] };
  }
  return { verdict, reasons: [...reasons, ...notices] };
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

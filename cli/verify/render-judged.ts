import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import type { PathStep, SignatureVerdict, Verdict } from '../../protocol/security/verdict.ts';
import { printedTime } from '../../simulator/signing/signing-time.ts';
import { type CliContext, say } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { safeText } from '../inspect/safe-text.ts';
import { createPaint } from '../paint.ts';
import type { Judged, JudgedPart } from './judged.ts';
import { renderDocument, renderEncrypted } from './render-document.ts';
import { evidenceWords, provenWords, stateWords, verdictWords } from './verdict-words.ts';

/**
 * The verdicts for people, with what has to be shown of each signature (SIG-13): signer, time, integrity, path and
 * the reason.
 */
export function renderJudged(context: CliContext, verdict: Verdict, judged: Judged): string {
  const { parts, encrypted, document } = judged;
  const sections = parts.map((part) => renderPart(context, part));
  const beside = `${renderEncrypted(context, encrypted)}${renderDocument(context, document)}`;
  if (parts.length === 1 && beside === '') return sections.join('\n');
  const all = say(context, { vi: 'Kết luận chung', en: 'All together' });
  return `${sections.join('\n')}${beside}\n${all}: ${coloured(context, verdict)}\n`;
}

function renderPart(context: CliContext, { name, verdict, reasons, signatures }: JudgedPart): string {
  const head = `${createPaint(context).bold(safeText(name))}: ${coloured(context, verdict)}\n`;
  const whole = reasons.length === 0 ? '' : renderProblems(context, reasons);
  return `${head}${whole}${signatures.map((each, index) => renderSignature(context, each, index + 1)).join('')}`;
}

function renderSignature(context: CliContext, signature: SignatureVerdict, number: number): string {
  const { place, verdict, reasons, timeStamp } = signature;
  const head = `\n  ${number}. ${safeText(place)}: ${coloured(context, verdict)}\n`;
  const facts = factsOf(signature).map(
    ([name, value]) => `     ${say(context, name)}: ${say(context, value)}\n`,
  );
  const path = renderPath(context, signature.path);
  const stamp = timeStamp === undefined ? '' : renderStamp(context, timeStamp);
  return `${head}${facts.join('')}${path}${stamp}${renderReasons(context, reasons)}`;
}

function factsOf(signature: SignatureVerdict): readonly (readonly [Bilingual, Bilingual])[] {
  const { signer, claimedAt, proven, coverage, algorithm } = signature;
  const { hash, scheme, keyBits, curve } = algorithm ?? {};
  const how = `${scheme}, ${hash}, ${curve ?? `${keyBits} bit`}`;
  return [
    ...row({ vi: 'người ký', en: 'signer' }, signer && same(renderHolder(signer))),
    ...row(
      { vi: 'thời gian khai', en: 'claimed time' },
      claimedAt === undefined ? undefined : same(printedTime(claimedAt)),
    ),
    ...row(
      { vi: 'xét tại', en: 'judged at' },
      proven && after(printedTime(proven.at), provenWords[proven.by]),
    ),
    ...row({ vi: 'ký lên', en: 'signed' }, coverage && bytesOf(coverage.bytes, coverage.parts)),
    ...row({ vi: 'thuật toán', en: 'algorithm' }, algorithm && same(how)),
  ];
}

function row(name: Bilingual, value: Bilingual | undefined): readonly (readonly [Bilingual, Bilingual])[] {
  return value === undefined ? [] : [[name, value]];
}

function same(text: string): Bilingual {
  return { vi: text, en: text };
}

function after(text: string, words: Bilingual): Bilingual {
  return { vi: `${text} (${words.vi})`, en: `${text} (${words.en})` };
}

function bytesOf(bytes: number, parts: readonly string[]): Bilingual {
  const names = parts.length === 0 ? '' : `: ${safeText(parts.join(', '), 200)}`;
  return { vi: `${bytes} byte${names}`, en: `${bytes} bytes${names}` };
}

function renderPath(context: CliContext, path: readonly PathStep[]): string {
  if (path.length === 0) return '';
  const title = say(context, { vi: 'đường dẫn chứng thư', en: 'path' });
  const steps = path.map(({ certificate, state, evidence }) => {
    const from = evidence?.from === undefined ? '' : ` ${printedTime(evidence.from)}`;
    const by = evidence === undefined ? '' : ` (${say(context, evidenceWords[evidence.kind])}${from})`;
    return `       ${renderHolder(certificate)}: ${say(context, stateWords[state])}${by}\n`;
  });
  return `     ${title}:\n${steps.join('')}`;
}

/** Name, title and body; the whole subject stands in the JSON. */
function renderHolder({ subject }: Certificate): string {
  const of = (oid: string) => subject.attributes.find((each) => each.oid === oid)?.value;
  const [name, title, body] = [of(nameOids.commonName), of(nameOids.title), of(nameOids.organization)];
  if (name === undefined) return safeText(subject.text, 200);
  const besides = [title, body].filter((each) => each !== undefined && each !== name).join(', ');
  return safeText(besides === '' ? name : `${name} (${besides})`, 200);
}

/** X.520. */
const nameOids = { commonName: '2.5.4.3', title: '2.5.4.12', organization: '2.5.4.10' } as const;

function renderStamp(context: CliContext, stamp: SignatureVerdict): string {
  const title = say(context, { vi: 'dấu thời gian', en: 'time-stamp' });
  const time = stamp.claimedAt === undefined ? '' : ` ${printedTime(stamp.claimedAt)}`;
  const head = `     ${title}:${time} ${coloured(context, stamp.verdict)}\n`;
  return stamp.verdict === 'valid' ? head : `${head}${renderReasons(context, stamp.reasons)}`;
}

function renderReasons(context: CliContext, reasons: readonly Problem[]): string {
  if (reasons.length === 0) return '';
  return renderProblems(context, reasons).replaceAll(/^ {2}/gm, '     ');
}

function coloured(context: CliContext, verdict: Verdict): string {
  const paint = createPaint(context);
  const words = say(context, verdictWords[verdict]);
  if (verdict === 'valid') return paint.green(words);
  return verdict === 'undetermined' ? paint.yellow(words) : paint.red(words);
}

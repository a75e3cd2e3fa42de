import { vietnamDay } from '../../conformance/engine/judge.ts';
import { wholeSuite } from '../../conformance/engine/suite.ts';
import { type CertificatePackage, packageNames } from '../../conformance/report/certificate/package.ts';
import {
  type PackageJudgement,
  verifyCertificate,
} from '../../conformance/report/certificate/verify-certificate.ts';
import { dayWords, momentWords } from '../../conformance/report/day-words.ts';
import { whatItIsNot } from '../../conformance/report/run-report.ts';
import { seatWords } from '../../conformance/report/words.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import type { SignatureVerdict } from '../../protocol/security/verdict.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { joinProofs } from '../../simulator/signing/collect-proof.ts';
import { type CliContext, type ExitCode, say } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { safeText } from '../inspect/safe-text.ts';
import { createPaint } from '../paint.ts';
import { createGathering } from '../sign/gathering.ts';
import { instantOf } from '../sign/instant-option.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { loadMaterial } from '../sign/verification-material.ts';
import { certifyingSuite } from './certifying-suite.ts';
import { readPackage } from './package-file.ts';
import { readWithdrawals } from './read-withdrawals.ts';

/** The options of `lienthong verify-certificate`, as the parser hands them over. */
export interface VerifyPackageOptions extends ProofOptions {
  readonly time?: string;
  /** A file or an address; its signature lies beside it, with `.p7s` behind the name. */
  readonly withdrawn?: string;
  readonly json?: true;
}

/**
 * Judges a package and prints why. Exit code 0: valid; 1: refused; 2: whole, and who signed it is open.
 * @throws {CommandFailure} when it cannot be read, or an option has no meaning.
 */
export async function runVerifyCertificate(
  context: CliContext,
  place: string,
  options: VerifyPackageOptions,
): Promise<void> {
  const clock = createSystemClock();
  const now = options.time === undefined ? clock.now() : instantOf('--time', options.time);
  const files = await readPackage(context, place);
  const known = await loadMaterial(context, options, now);
  const atHand = joinProofs(known.proof, proofsIn(files));
  const withdrawals =
    options.withdrawn === undefined ? {} : { withdrawals: await readWithdrawals(context, options.withdrawn) };
  const ground = { day: vietnamDay(now), suite: certifyingSuite(wholeSuite()), ...withdrawals };
  const judgeWith = (proof: ProofMaterial) =>
    verifyCertificate(files, { ...ground, security: { ...known, proof } });
  const first = judgeWith(atHand);
  const gathering = createGathering(options, clock);
  const proof = await gathering.about(certificatesOf(first.signature), atHand);
  const judgement = proof === atHand ? first : judgeWith(proof);
  context.setExitCode(exitCodes[judgement.verdict]);
  if (options.json) {
    const problems = problemsAsJson(judgement.problems, context.language);
    const { verdict, manifest } = judgement;
    context.stdout.write(`${JSON.stringify({ verdict, problems, manifest }, null, 2)}\n`);
    return;
  }
  context.stdout.write(renderJudgement(context, judgement));
}

const exitCodes: Readonly<Record<PackageJudgement['verdict'], ExitCode>> = {
  valid: 0,
  refused: 1,
  undetermined: 2,
};

const words: Readonly<Record<PackageJudgement['verdict'], Bilingual>> = {
  valid: { vi: 'GÓI HỢP LỆ', en: 'THE PACKAGE IS VALID' },
  refused: { vi: 'KHÔNG CHẤP NHẬN GÓI NÀY', en: 'THE PACKAGE IS REFUSED' },
  undetermined: {
    vi: 'GÓI NGUYÊN VẸN, CHƯA KẾT LUẬN ĐƯỢC VỀ NGƯỜI KÝ',
    en: 'THE PACKAGE IS WHOLE, WHO SIGNED IT IS OPEN',
  },
};

function renderJudgement(context: CliContext, { verdict, manifest, problems }: PackageJudgement): string {
  const paint = createPaint(context);
  const colour = { valid: paint.green, refused: paint.red, undetermined: paint.yellow }[verdict];
  const facts = manifest === undefined ? '' : renderFacts(context, manifest);
  const reasons = renderProblems(context, problems);
  return `${say(context, whatItIsNot)}\n${facts}${reasons}${colour(say(context, words[verdict]))}\n`;
}

function renderFacts(context: CliContext, manifest: NonNullable<PackageJudgement['manifest']>): string {
  const { system, suite, runs, asOf, profile, issuedAt, validUntil, signer, absent } = manifest;
  const seats = runs.flatMap((run) => run.seats.map((seat) => say(context, seatWords[seat])));
  const rows: readonly (readonly [Bilingual, string])[] = [
    [{ vi: 'hệ thống', en: 'system' }, `${system.name} ${system.version} (${system.owner})`],
    [{ vi: 'vị trí', en: 'seats' }, seats.join(', ')],
    [{ vi: 'bộ kiểm thử', en: 'suite' }, `${suite.version}, ${suite.rulesetHash.slice(0, 16)}…`],
    [{ vi: 'cách đọc quy định', en: 'profile' }, `${profile}, ${dayWords(asOf)}`],
    ...(absent.length === 0 ? [] : [[absentWords, absent.join(', ')] as const]),
    [{ vi: 'lập lúc', en: 'issued' }, momentWords(issuedAt)],
    [{ vi: 'giá trị đến', en: 'valid until' }, dayWords(validUntil)],
    [{ vi: 'người ký', en: 'signer' }, signer],
  ];
  return rows.map(([name, value]) => `  ${say(context, name)}: ${safeText(value, 200)}\n`).join('');
}

const absentWords: Bilingual = { vi: 'hệ thống không tạo', en: 'not written by it' };

/** What the package brings along; each piece is verified before it counts. */
function proofsIn(files: CertificatePackage): ProofMaterial {
  const of = (end: string) =>
    [...files]
      .filter(([name]) => name.startsWith(packageNames.proofs) && name.endsWith(end))
      .map(([, bytes]) => bytes);
  return { certificates: of('.cer'), crls: of('.crl'), ocspAnswers: of('.ocsp') };
}

function certificatesOf(signature: SignatureVerdict | undefined): readonly Uint8Array[] {
  if (signature === undefined) return [];
  const steps = [...signature.path, ...(signature.timeStamp?.path ?? [])];
  return steps.map(({ certificate }) => certificate.der);
}

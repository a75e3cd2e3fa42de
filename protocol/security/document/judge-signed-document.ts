import { hasError, type Problem, problem } from '../../problems/problem.ts';
import type { PdfVerdict } from '../pdf/pdf-verdict.ts';
import type { SecurityProfile } from '../profile.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import { checkAnnex } from './check-annex.ts';
import { checkCopySignature, checkScan } from './check-copy.ts';
import { checkSealPlace } from './check-places.ts';
import { checkPrint, checkPrintedSigner } from './check-print.ts';
import {
  checkBody,
  checkName,
  checkNamedSigner,
  checkOrder,
  checkOtherBodies,
  checkTwoSignatures,
} from './check-signers.ts';
import { checkShownTimes, checkTimes } from './check-times.ts';
import type { JudgedFile, SignedDocument } from './document-facts.ts';
import type { DocumentOutcome, DocumentVerdict, FileVerdict } from './document-verdict.ts';
import { isScan } from './printed.ts';
import { rolesOf } from './roles.ts';
import {
  asked,
  finding,
  ofRole,
  type Rule,
  type RuledFile,
  type RuleFinding,
  type RuleMatter,
  severityOf,
} from './rule.ts';

/** What is asked of a main document that bears a signature, in the order in which it is told. */
const rules: readonly Rule[] = [
  checkTwoSignatures,
  checkOrder,
  checkBody,
  checkOtherBodies,
  checkNamedSigner,
  checkPrint,
  checkPrintedSigner,
  checkScan,
  checkCopySignature,
  checkTimes,
  checkShownTimes,
  checkSealPlace,
  checkName,
];

/**
 * The verdict on a document: that of its PDFs' signatures, and what holds between them, their print and the
 * packet (SIG-01, 02, 03, 08, 09, 17, 19 to 22, CRT-05, CRT-11, MET-04, MET-07, ATT-05, 06, 11, 13). The same
 * document and profile give the same verdict.
 */
export function judgeSignedDocument(document: SignedDocument, profile: SecurityProfile): DocumentVerdict {
  const files = document.files.map(openFile);
  const found = [...checkFiles(document, files, profile), ...checkPacket(document.packet, profile)];
  const errors = found.filter((each) => each.problem.severity === 'error');
  const verdict = decide(files, errors);
  const signatures = files.flatMap((file) => file.signatures.flatMap((each) => each.verdict.reasons));
  const told = [...files.flatMap(({ reasons }) => reasons), ...signatures];
  return {
    verdict,
    outcome: outcomeOf(verdict, files[0], errors, profile),
    findings: decisiveFirst(
      files,
      found.map((each) => each.problem),
      told,
    ),
    files: files.map(({ face: _, ...file }) => file),
    ...(document.packet === undefined ? {} : { packet: document.packet }),
  };
}

type OpenFile = FileVerdict & RuledFile;

function openFile({ name, pdf }: JudgedFile): OpenFile {
  if (pdf === undefined) return { name, verdict: 'absent', signatures: [], reasons: [], face: undefined };
  const face = pdf.face.ok ? pdf.face.value : undefined;
  const { reasons } = pdf.verdict;
  const verdict = verdictOf(pdf.verdict);
  // An unsigned file is told of as a document or an annex, not as any PDF.
  const own = reasons.filter(({ code }) => code !== 'pdf.unsigned');
  return { name, verdict, signatures: rolesOf(pdf.verdict, face), reasons: own, face };
}

/** A sure no of one signature is not put off by another that nobody can judge yet. */
function verdictOf({ verdict, signatures }: PdfVerdict): Verdict {
  if (verdict !== 'undetermined') return verdict;
  const sure = signatures.find((each) => each.verdict !== 'valid' && each.verdict !== 'undetermined');
  return sure?.verdict ?? verdict;
}

function checkFiles(
  { facts, files }: SignedDocument,
  opened: readonly OpenFile[],
  profile: SecurityProfile,
): readonly RuleFinding[] {
  const [main, ...others] = opened;
  if (main === undefined || files[0]?.pdf === undefined) {
    return [finding('signed.main-not-pdf', main?.name ?? '', severityFor(profile), 'absent')];
  }
  const isCopy = ofRole(main, 'copy').length > 0 || (main.face !== undefined && isScan(main.face));
  const matter: RuleMatter = { facts, profile, main, isCopy };
  const unsigned =
    main.verdict === 'absent'
      ? [
          finding(
            isCopy ? 'signed.copy-unsigned' : 'signed.unsigned',
            main.name,
            severityFor(profile),
            'absent',
          ),
        ]
      : [];
  const annexes = others.filter((_, index) => files[index + 1]?.pdf !== undefined);
  return [
    ...unsigned,
    ...rules.flatMap((rule) => rule(matter)),
    ...annexes.flatMap((annex) => checkAnnex(annex, matter)),
  ];
}

function severityFor(profile: SecurityProfile) {
  return { severity: severityOf(profile.unsigned) ?? 'notice' } as const;
}

/** SIG-19: only a real signature that does not hold is worth a word; none of them makes a document good. */
export function checkPacket(
  packet: SignatureVerdict | undefined,
  profile: SecurityProfile,
): readonly RuleFinding[] {
  if (packet === undefined || ['valid', 'absent', 'undetermined'].includes(packet.verdict)) return [];
  const { verdict, place } = packet;
  if (verdict === 'valid') return [];
  const detail = { seen: packet.reasons[0]?.code ?? verdict, severity: asked(profile) };
  return [{ problem: problem('signed.packet-signature', place, detail), verdict }];
}

/** An annex without any signature is the rules' to judge; so is a file that is no PDF. */
function decide(files: readonly OpenFile[], errors: readonly RuleFinding[]): Verdict {
  const [main, ...others] = files;
  const sure = [main, ...others.filter(({ verdict }) => verdict !== 'absent')].filter(
    (each) => each !== undefined,
  );
  const bad = sure.find(({ verdict }) => verdict !== 'valid' && verdict !== 'undetermined');
  if (bad !== undefined) return bad.verdict;
  if (main === undefined) return 'absent';
  const [error] = errors;
  if (error !== undefined) return error.verdict;
  return sure.some(({ verdict }) => verdict === 'undetermined') ? 'undetermined' : 'valid';
}

function outcomeOf(
  verdict: Verdict,
  main: OpenFile | undefined,
  errors: readonly RuleFinding[],
  profile: SecurityProfile,
): DocumentOutcome {
  const isUnsigned = main === undefined || main.verdict === 'absent';
  if (isUnsigned && profile.unsigned !== 'refuse' && errors.length === 0) return 'flag';
  if (verdict === 'undetermined') return 'wait';
  return verdict === 'valid' ? 'accept' : 'refuse';
}

/** The reasons of files that are not valid, then what rules found, then what was noticed beside. */
function decisiveFirst(
  files: readonly OpenFile[],
  found: readonly Problem[],
  told: readonly Problem[],
): readonly Problem[] {
  const deciding = files
    .filter(({ verdict }) => verdict !== 'valid' && verdict !== 'absent')
    .flatMap(({ signatures, reasons }) => [
      ...reasons.filter(({ severity }) => severity === 'error'),
      ...signatures
        .filter((each) => each.verdict.verdict !== 'valid')
        .flatMap((each) => each.verdict.reasons.slice(0, 1)),
    ]);
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  const rest = [...found, ...told.filter((each) => !deciding.includes(each))];
  return [...deciding, ...rest.toSorted((one, other) => rank[one.severity] - rank[other.severity])];
}

/** A verdict with more findings; an error among them refuses what would have been accepted. */
export function withFindings(verdict: DocumentVerdict, more: readonly Problem[]): DocumentVerdict {
  if (more.length === 0) return verdict;
  const findings = decisiveFirst([], more, verdict.findings);
  if (!hasError(more)) return { ...verdict, findings };
  const decided = verdict.verdict === 'valid' ? 'altered-after-signing' : verdict.verdict;
  return { ...verdict, verdict: decided, outcome: 'refuse', findings };
}

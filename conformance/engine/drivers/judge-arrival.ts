import { hash } from 'node:crypto';
import { parseLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import type { DocumentPacket } from '../../../protocol/edxml/packet.ts';
import { readFace } from '../../../protocol/pdf/face.ts';
import { sourceOf } from '../../../protocol/pdf/source.ts';
import type { Clock, Fetch, Instant } from '../../../protocol/ports/ports.ts';
import type { ProofMaterial, VerificationContext } from '../../../protocol/security/context.ts';
import type { DocumentFacts, JudgedFile } from '../../../protocol/security/document/document-facts.ts';
import type { DocumentVerdict } from '../../../protocol/security/document/document-verdict.ts';
import { judgeSignedDocument } from '../../../protocol/security/document/judge-signed-document.ts';
import { openSignedPdf } from '../../../protocol/security/pdf/verify-pdf.ts';
import { lawProfile } from '../../../protocol/security/profiles.ts';
import type { PathStep, SignatureVerdict, Verdict } from '../../../protocol/security/verdict.ts';
import { collectProof, findAgency, openDocument, testContext, world2026 } from '../reference-peers.ts';
import { createMemory } from '../remember.ts';
import type { AgencyHabits } from './habits.ts';

/** What a verifier works with. */
export interface ArrivalJudge {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly habits: AgencyHabits;
}

/** A document that came, as far as a clerk's decision depends on it. */
export interface JudgedArrival {
  readonly verdict: DocumentVerdict;
  readonly isUrgent: boolean;
  /** True when the packet says that paper follows. */
  readonly paper: boolean;
}

const none: ProofMaterial = { certificates: [], crls: [], ocspAnswers: [] };

/**
 * The receiver's check before acceptance (SIG-11, SIG-12): every PDF of the packet with fresh lists and answers,
 * then the document as a whole. Undefined for a packet that cannot be opened.
 */
export async function judgeArrival(
  packet: Uint8Array,
  judge: ArrivalJudge,
): Promise<JudgedArrival | undefined> {
  const opened = openDocument(packet);
  if (!opened.ok) return undefined;
  const { packet: document, attachments } = opened.value;
  const receivedAt = lastHop(document);
  const files: JudgedFile[] = [];
  for (const { name, bytes } of attachments) files.push(await judgeFile(name, bytes, receivedAt, judge));
  const found = judgeSignedDocument({ facts: factsOf(document, receivedAt), files }, lawProfile);
  const verdict = bent(found, judge);
  const { otherInfo, transaction } = document;
  return { verdict, isUrgent: (otherInfo.priority ?? 0) > 0, paper: transaction?.paper === true };
}

/** What verifiers have worked out, by content: certificates are read once. */
const memo = new Map<string, unknown>();

const judged = createMemory<JudgedFile>(2000);

async function judgeFile(
  name: string,
  bytes: Uint8Array,
  receivedAt: Instant | undefined,
  judge: ArrivalJudge,
): Promise<JudgedFile> {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return { name };
  const source = sourceOf(bytes);
  const context = contextOf(judge, receivedAt);
  const digest = digestOf(bytes);
  const verify = await opened.of(digest, async () => openSignedPdf(source));
  const { proof } = await proofFor(digest, verify, context, judge);
  const key = [name, digest, context.now, context.receivedAt];
  for (const each of [...proof.crls, ...proof.ocspAnswers]) key.push(digestOf(each));
  return judged.of(key.join(' '), async () => {
    const verdict = verify({ ...context, proof });
    return { name, pdf: { verdict, face: await faces.of(digest, async () => readFace(source)) } };
  });
}

/** What people see of a file hangs on its bytes alone. */
const faces = createMemory<ReturnType<typeof readFace>>(2000);

/** Files are judged before and after their proofs were fetched: the last few stay open. */
const opened = createMemory<ReturnType<typeof openSignedPdf>>(8);

const met = createMemory<readonly Uint8Array[]>(2000);

/** The proofs for the certificates that a file brings. */
async function proofFor(
  digest: string,
  verify: ReturnType<typeof openSignedPdf>,
  context: VerificationContext,
  judge: ArrivalJudge,
): Promise<Pick<VerificationContext, 'proof'>> {
  if (judge.habits.neverAsksStatus) return { proof: none };
  const brought = await met.of(digest, async () =>
    verify({ ...context, proof: none }).signatures.flatMap(certificatesOf),
  );
  const { proof } = await collectProof(brought, { ...judge, memo });
  return { proof };
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64');
}

/** What a wrong habit makes of a verdict. */
function bent(verdict: DocumentVerdict, { habits, clock }: ArrivalJudge): DocumentVerdict {
  const { dislikesEnded, dislikesLost, believes = [], ignoresStamps, knowsOnly, believesAnyAnswer } = habits;
  if (habits.overlooksAnnexes && verdict.files[0]?.verdict === 'valid' && verdict.verdict === 'absent') {
    return { ...verdict, verdict: 'valid', outcome: 'accept' };
  }
  const signatures = verdict.files.flatMap((file) => file.signatures.map((each) => each.verdict));
  const refused = (what: Verdict) => ({ ...verdict, verdict: what, outcome: 'refuse' as const });
  const ended = signatures.filter(({ signer }) => signer !== undefined && signer.notAfter < clock.now());
  if (dislikesEnded && ended.length > 0 && verdict.outcome === 'accept') return refused('expired');
  if (verdict.verdict === 'expired' && believes.includes(whatEnded(ended))) {
    return { ...verdict, verdict: 'valid', outcome: 'accept' };
  }
  const lost = signatures.some(({ path }) => path.some(({ evidence }) => evidence?.revokedAt !== undefined));
  if (ignoresStamps && verdict.outcome === 'accept' && (ended.length > 0 || lost)) return refused('expired');
  if (dislikesLost && lost && verdict.outcome === 'accept') return refused('revoked');
  const lied = signatures.some(({ signer }) => signer?.crlAddresses.some((each) => each.includes('/case-')));
  if (believesAnyAnswer && lied && verdict.verdict === 'revoked')
    return { ...verdict, verdict: 'valid', outcome: 'accept' };
  const unknown = signatures.some(
    ({ algorithm }) => algorithm !== undefined && !knowsOnly?.includes(algorithm.scheme),
  );
  return knowsOnly !== undefined && unknown ? refused('unsupported-algorithm') : verdict;
}

/** What a document's `expired` rests on. */
function whatEnded(ended: readonly SignatureVerdict[]): 'authority' | 'signer' | 'claim' | 'stamp' {
  const [first] = ended;
  if (first?.signer === undefined) return 'authority';
  if ((first.claimedAt ?? 0) >= first.signer.notAfter) return 'signer';
  return first.timeStamp === undefined ? 'claim' : 'stamp';
}

function contextOf({ clock }: ArrivalJudge, receivedAt: Instant | undefined): VerificationContext {
  const now = clock.now();
  const proven = receivedAt === undefined ? {} : { receivedAt };
  return testContext({ profile: lawProfile, now, memo, ...proven });
}

/** Every certificate that a signature brought, its time-stamp's among them. */
function certificatesOf({ path, timeStamp, signer }: SignatureVerdict): readonly Uint8Array[] {
  const own = signer === undefined ? [] : [signer.der];
  return [
    ...own,
    ...path.map(({ certificate }: PathStep) => certificate.der),
    ...(timeStamp ? certificatesOf(timeStamp) : []),
  ];
}

/** When the hub had it, by the hop that the hub wrote. */
function lastHop({ trace }: DocumentPacket): Instant | undefined {
  return parseLocalTimestamp(trace.at(-1)?.timestamp ?? '');
}

function factsOf(packet: DocumentPacket, receivedAt: Instant | undefined): DocumentFacts {
  const { from, code, promulgation, signer } = packet;
  const known = findAgency(world2026, from.organId);
  const codes = [known?.code, known?.code102, from.organId].filter((each) => each !== undefined);
  const { codeNumber, codeNotation } = code;
  const named = {
    ...{ codeNumber, codeNotation, promulgationDate: promulgation.date, signer: signer.fullName },
    ...{ position: signer.position, competence: signer.competence, receivedAt },
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return { from: { codes, name: known?.name ?? from.organName ?? '' }, ...Object.fromEntries(given) };
}

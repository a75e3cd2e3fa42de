import { createHash } from 'node:crypto';
import type { ExtractedFile } from '../../protocol/edxml/extract-attachment.ts';
import type { DocumentPacket, Party } from '../../protocol/edxml/packet.ts';
import { readFace } from '../../protocol/pdf/face.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Clock, Fetch, Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { ProofMaterial, TrustList, VerificationContext } from '../../protocol/security/context.ts';
import type {
  BodyFacts,
  DocumentFacts,
  JudgedFile,
} from '../../protocol/security/document/document-facts.ts';
import type { DocumentVerdict } from '../../protocol/security/document/document-verdict.ts';
import {
  judgeUnread,
  type SealedFile,
  withSealed,
} from '../../protocol/security/document/judge-encrypted.ts';
import { judgeSignedDocument, withFindings } from '../../protocol/security/document/judge-signed-document.ts';
import { judgeUpdate } from '../../protocol/security/document/judge-update.ts';
import { recordOf, type VerificationRecord } from '../../protocol/security/document/verification-record.ts';
import { isEncryptedName } from '../../protocol/security/encryption/encrypted-attachment.ts';
import { inspectFile } from '../../protocol/security/encryption/inspect-file.ts';
import { openSignedPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import type { SecurityProfile } from '../../protocol/security/profile.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { type OpenedDocument, openDocument } from '../agency/open-packet.ts';
import { createTurns } from '../agency/turns.ts';
import { collectProof, joinProofs } from '../signing/collect-proof.ts';
import { certificatesOf, certificatesToAskAbout, evidenceOf } from './certificates-of.ts';
import { documentFacts } from './document-facts.ts';
import { createRememberingFetch, type RememberingFetch } from './remembering-fetch.ts';
import { isToBeSigned } from './to-be-signed.ts';

/** What documents are verified by. Only listed roots are trusted (SIG-14). */
export interface VerifierOptions {
  /** Asked anew for each document, so that a list can change while the system runs. */
  readonly trust: () => TrustList | Promise<TrustList>;
  readonly profile: SecurityProfile;
  readonly clock: Clock;
  /** How authorities are reached (REV-01); without it only what the files bring along proves anything. */
  readonly fetch?: Fetch;
  /** Milliseconds for each address; 10,000 unless given. */
  readonly patience?: number;
}

/** One document to be verified. */
export interface VerificationOrder {
  /** The packet as it was received. */
  readonly packet: Uint8Array;
  /** First receipt by the hub: what proves a time where no time-stamp does (TSP-03). */
  readonly receivedAt?: Instant;
  /** What the directory knows of the body that issues. */
  readonly bodyOf?: (from: Party) => BodyFacts | Promise<BodyFacts>;
  /** The packet of the version before, where this one updates it (RCL-17). */
  readonly before?: Uint8Array;
  /** What was kept with an earlier verdict; then nobody is asked, and `now` is what it was (SIG-15). */
  readonly kept?: { readonly proof: ProofMaterial; readonly now: Instant };
  /** Its files as a receiver decrypted them, in the order of the packet; whoever has no key gives none. */
  readonly opened?: readonly ExtractedFile[];
  /** The caller uses the packet no more: its bytes may move to another thread, and need not be copied. */
  readonly handedOver?: boolean;
}

/** A verdict with all that it rests on: with it, anybody comes to the same one later. */
export interface Verification {
  readonly document: Pick<DocumentVerdict, 'verdict' | 'outcome' | 'findings'>;
  readonly record: VerificationRecord;
  readonly proof: ProofMaterial;
  /** Whoever verified did not come to the end. */
  readonly interrupted?: true;
}

/** Verifies documents, one at a time: of two that come together, the memory of one is needed. */
export interface DocumentVerifier {
  readonly profile: SecurityProfile;
  verify(order: VerificationOrder): Promise<Verification>;
  /** Ends what it runs on, once what was begun has ended; nothing to do for one that runs in its caller. */
  close?(): Promise<void>;
}

export function createDocumentVerifier(options: VerifierOptions): DocumentVerifier {
  const { clock, fetch } = options;
  const memory = fetch === undefined ? undefined : createRememberingFetch(fetch, clock);
  const inTurn = createTurns();
  return {
    profile: options.profile,
    verify: (order) => inTurn(() => verify(order, options, memory)),
  };
}

const noProof: ProofMaterial = { certificates: [], crls: [], ocspAnswers: [] };

async function verify(
  order: VerificationOrder,
  options: VerifierOptions,
  memory: RememberingFetch | undefined,
): Promise<Verification> {
  const { profile, clock } = options;
  const { kept, receivedAt } = order;
  const opened = openDocument(order.packet);
  const now = kept?.now ?? clock.now();
  const receipt = receivedAt === undefined ? {} : { receivedAt };
  const context = { profile, trust: await options.trust(), now, proof: kept?.proof ?? noProof, ...receipt };
  if (!opened.ok) return verification(unreadable(opened.problems), context);
  if (!isToBeSigned(opened.value.packet)) return verification(nothingToSign, context);
  const { packet, attachments } = opened.value;
  const files = order.opened ?? attachments;
  const matter = {
    packet,
    attachments: files,
    files: openAll(files),
    facts: await factsOf(opened.value.packet, order),
  };
  const first = judge(matter, order, context);
  if (kept !== undefined || memory === undefined || !isOpen(first)) return verification(first, context);
  const asked = certificatesToAskAbout(first);
  const { proof } = await collectProof(asked, { ...options, fetch: memory.fetch });
  const proved = { ...context, now: clock.now(), proof: joinProofs(proof) };
  const second = judge(matter, order, proved);
  memory.believe(evidenceOf(second));
  return verification(second, proved);
}

/** Something in it hangs on the state of a certificate that is not known yet. */
function isOpen({ files, packet }: DocumentVerdict): boolean {
  const all = [
    ...files.flatMap(({ signatures }) => signatures.map(({ verdict }) => verdict)),
    ...(packet === undefined ? [] : [packet]),
  ];
  return all.some((each) =>
    [each, ...(each.timeStamp === undefined ? [] : [each.timeStamp])].some(
      ({ verdict }) => verdict === 'undetermined',
    ),
  );
}

function verification(document: DocumentVerdict, context: VerificationContext): Verification {
  const { now, receivedAt, profile, proof } = context;
  const about = { at: now, profile: profile.name, ...(receivedAt === undefined ? {} : { receivedAt }) };
  const certificates = distinct([...proof.certificates, ...certificatesOf(document)]);
  return { document, record: recordOf(document, about), proof: { ...proof, certificates } };
}

/** An update of receivers only, a recall without a file. */
const nothingToSign: DocumentVerdict = { verdict: 'absent', outcome: 'accept', findings: [], files: [] };

/** A packet whose attachments cannot be taken out has nothing that could be valid. */
function unreadable(findings: readonly Problem[]): DocumentVerdict {
  return { verdict: 'malformed', outcome: 'refuse', findings, files: [] };
}

interface Matter extends OpenedDocument {
  /** Each attachment, to be judged as often as is wanted. */
  readonly files: readonly OpenFile[];
  readonly facts: DocumentFacts;
}

function judge(
  matter: Matter,
  { packet, before }: VerificationOrder,
  context: VerificationContext,
): DocumentVerdict {
  const sealed = matter.attachments.filter(({ name }) => isEncryptedName(name));
  const files = matter.files.map((judgeFile) => judgeFile(context));
  const signature = verifyPacketSignature(packet, context);
  const isUnread = sealed.length > 0 && sealed[0] === matter.attachments[0];
  const read = isUnread
    ? judgeUnread(signature, context.profile)
    : judgeSignedDocument({ facts: matter.facts, files, packet: signature }, context.profile);
  const verdict = sealed.length === 0 ? read : withSealed(read, sealed.map(inspected));
  const [after] = files;
  const old = before === undefined ? undefined : openDocument(before);
  const [first] = old?.ok === true ? old.value.attachments : [];
  if (after === undefined || first === undefined || matter.packet.transaction?.kind !== 2) return verdict;
  const isNormative = matter.packet.documentType?.type === 1;
  return withFindings(verdict, judgeUpdate({ before: openFile(first, false)(context), after, isNormative }));
}

function inspected({ name, bytes }: ExtractedFile): SealedFile {
  return { name, inspection: inspectFile(bytes) };
}

type OpenFile = (context: VerificationContext) => JudgedFile;

/** Bytes of attachments that are read once for all judgements; what is read of a file takes many times its length. */
const mostKeptOpen = 8 * 1024 * 1024;

function openAll(files: readonly ExtractedFile[]): readonly OpenFile[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return files.map((file) => openFile(file, total <= mostKeptOpen));
}

function openFile({ name, bytes }: ExtractedFile, staysOpen: boolean): OpenFile {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return () => ({ name });
  const source = sourceOf(bytes);
  const open = () => ({ verify: openSignedPdf(source), face: readFace(source) });
  const kept = staysOpen ? open() : undefined;
  return (context) => {
    const { verify, face } = kept ?? open();
    return { name, pdf: { verdict: verify(context), face } };
  };
}

async function factsOf(
  packet: DocumentPacket,
  { bodyOf, receivedAt }: VerificationOrder,
): Promise<DocumentFacts> {
  return documentFacts(packet, { body: await bodyOf?.(packet.from), receivedAt });
}

function distinct(all: readonly Uint8Array[]): readonly Uint8Array[] {
  const known = new Map(all.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]));
  return [...known.values()];
}

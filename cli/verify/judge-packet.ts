import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { readFace } from '../../protocol/pdf/face.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { BodyFacts, JudgedFile } from '../../protocol/security/document/document-facts.ts';
import type { DocumentVerdict } from '../../protocol/security/document/document-verdict.ts';
import { judgeSignedDocument } from '../../protocol/security/document/judge-signed-document.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import type { SignatureVerdict } from '../../protocol/security/verdict.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { documentFacts } from '../../simulator/verification/document-facts.ts';
import { isToBeSigned } from '../../simulator/verification/to-be-signed.ts';
import type { Judged, JudgedPart } from './judged.ts';
import { isPdf } from './kinds.ts';
import type { OpenPacket, PacketFile } from './packet-files.ts';

/** A packet that is to be judged, with the directory that its issuing body is looked up in. */
export interface PacketToJudge extends OpenPacket {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly bodyOf: (code: string) => BodyFacts | undefined;
}

/** Judges a packet's own signature, each file in it, and the rules that hold between files and packet. */
export function judgePacket(matter: PacketToJudge, context: VerificationContext): Judged {
  const { packet, files } = matter;
  const own = verifyPacketSignature(matter.bytes, context);
  const judged = files.map((file) => judgeAttached(file, context));
  const encrypted = files.flatMap(({ name, encryption }) =>
    encryption === undefined ? [] : [{ name, ...encryption }],
  );
  const parts = [packetPart(matter, own), ...judged.flatMap(({ part }) => part ?? [])];
  const isSealed = files[0]?.encryption !== undefined && files[0].bytes === undefined;
  if (packet?.kind !== 'document' || !isToBeSigned(packet) || isSealed) return { parts, encrypted };
  const facts = documentFacts(packet, { body: bodyIn(matter, packet), receivedAt: context.receivedAt });
  const seen = { facts, files: judged.map(({ file }) => file), packet: own };
  return { parts, encrypted, document: rulesIn(judgeSignedDocument(seen, context.profile)) };
}

function bodyIn({ bodyOf }: PacketToJudge, { from: { organId } }: DocumentPacket): BodyFacts | undefined {
  return bodyOf(organId);
}

/** A packet that nobody can read is not made good by a signature over it. */
function packetPart({ name, packet, problems }: PacketToJudge, own: SignatureVerdict): JudgedPart {
  const about = { name, kind: 'packet', signatures: [own] } as const;
  if (packet !== undefined) return { ...about, verdict: own.verdict, reasons: [] };
  const reasons = problems.filter(({ severity }) => severity === 'error');
  return { ...about, verdict: own.verdict === 'valid' ? 'malformed' : own.verdict, reasons };
}

interface JudgedAttached {
  readonly file: JudgedFile;
  /** Absent of what bears no signature of its own. */
  readonly part?: JudgedPart;
}

function judgeAttached({ name, bytes, problems }: PacketFile, context: VerificationContext): JudgedAttached {
  if (bytes === undefined) {
    if (problems.length === 0) return { file: { name } };
    return {
      file: { name },
      part: { name, kind: 'file', verdict: 'malformed', reasons: problems, signatures: [] },
    };
  }
  if (!isPdf(bytes)) return { file: { name } };
  const source = sourceOf(bytes);
  const pdf = verifyPdf(source, context);
  const { verdict, reasons, signatures } = pdf;
  return {
    file: { name, pdf: { verdict: pdf, face: readFace(source) } },
    part: { name, kind: 'pdf', verdict, reasons, signatures },
  };
}

/** What the rules found: reasons of single signatures and files stand with these. */
function rulesIn({ verdict, outcome, findings, files }: DocumentVerdict): Judged['document'] {
  const told = new Set<Problem>(
    files.flatMap(({ reasons, signatures }) => [
      ...reasons,
      ...signatures.flatMap((each) => each.verdict.reasons),
    ]),
  );
  const roles = files.flatMap(({ name, signatures }) =>
    signatures.map(({ role, verdict: { field }, holder }) => ({
      file: name,
      field,
      role,
      holder: holder?.name,
    })),
  );
  return { verdict, outcome, roles, findings: findings.filter((each) => !told.has(each)) };
}

import { decodePacket } from '../../protocol/edxml/decode.ts';
import { extractAttachment } from '../../protocol/edxml/extract-attachment.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { contentOf } from '../../protocol/security/cms/content.ts';
import { verifyCms } from '../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import type { SignatureVerdict, Verdict } from '../../protocol/security/verdict.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { attachmentsOf } from '../inspect/summary.ts';

/** The answer about one file, or about one part of a packet. */
export interface JudgedPart {
  /** Name of the file or of the attachment; of a packet itself, the packet's. */
  readonly name: string;
  readonly kind: 'pdf' | 'packet' | 'cms';
  readonly verdict: Verdict;
  /** About the whole; reasons of a signature stand with it. */
  readonly reasons: readonly Problem[];
  readonly signatures: readonly SignatureVerdict[];
}

/** What is to be judged. */
export interface FileToJudge {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a detached signature is over. */
  readonly content: Uint8Array | undefined;
}

/** Judges every signature in a file: of a packet, its own first and then those of the PDFs that it carries. */
export function judgeFile(file: FileToJudge, context: VerificationContext): readonly JudgedPart[] {
  const head = Buffer.from(file.bytes.subarray(0, 4096)).toString('utf8');
  if (head.startsWith('%PDF-')) return [judgePdf(file.name, file.bytes, context)];
  if (/<(?:[\w.-]+:)?edXML[\s>]/.test(head)) return judgePacket(file, context);
  return [judgeCms(file, context)];
}

/**
 * One verdict for all: the first no, else the first that cannot be decided yet, else valid. That a packet has no
 * XML signature counts only where nothing else is signed: it is the files whose signatures count (SIG-19).
 */
export function overallOf(parts: readonly JudgedPart[]): Verdict {
  const signedFiles = parts.some(({ kind }) => kind === 'pdf');
  const counted = parts.filter(
    ({ kind, verdict }) => !(signedFiles && kind === 'packet' && verdict === 'absent'),
  );
  const verdicts = counted.map(({ verdict }) => verdict);
  const no = verdicts.find((verdict) => verdict !== 'valid' && verdict !== 'undetermined');
  return no ?? (verdicts.includes('undetermined') ? 'undetermined' : (verdicts[0] ?? 'absent'));
}

function judgePdf(name: string, bytes: Uint8Array, context: VerificationContext): JudgedPart {
  const { verdict, reasons, signatures } = verifyPdf(sourceOf(bytes), context);
  return { name, kind: 'pdf', verdict, reasons, signatures };
}

function judgeCms({ name, bytes, content }: FileToJudge, context: VerificationContext): JudgedPart {
  const over = content === undefined ? 'attached' : contentOf(content);
  const signatures = verifyCms(bytes, over, context, { place: name });
  return { name, kind: 'cms', verdict: worstOf(signatures), reasons: [], signatures };
}

function judgePacket({ name, bytes }: FileToJudge, context: VerificationContext): readonly JudgedPart[] {
  const own = verifyPacketSignature(bytes, context);
  const { packet } = decodePacket(bytes, { dialect: 'observed' });
  const files = packet === undefined ? [] : attachmentsOf(packet);
  const attached = files.flatMap((each) => {
    const file = extractAttachment(bytes, each);
    if (!file.ok) return [];
    const isPdf = Buffer.from(file.value.bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
    return isPdf ? [judgePdf(file.value.name, file.value.bytes, context)] : [];
  });
  const packetPart = { name, kind: 'packet', verdict: own.verdict, reasons: [], signatures: [own] } as const;
  return [packetPart, ...attached];
}

function worstOf(signatures: readonly SignatureVerdict[]): Verdict {
  const verdicts = signatures.map(({ verdict }) => verdict);
  const no = verdicts.find((verdict) => verdict !== 'valid' && verdict !== 'undetermined');
  return no ?? (verdicts.includes('undetermined') ? 'undetermined' : (verdicts[0] ?? 'absent'));
}

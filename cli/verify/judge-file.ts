import { sourceOf } from '../../protocol/pdf/source.ts';
import { contentOf } from '../../protocol/security/cms/content.ts';
import { verifyCms } from '../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { judgePacket, type PacketToJudge } from './judge-packet.ts';
import { type Judged, type JudgedPart, worstOf } from './judged.ts';
import { isPdf } from './kinds.ts';

/** What is to be judged. */
export interface FileToJudge {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a detached signature is over. */
  readonly content: Uint8Array | undefined;
  /** The same file as a packet, where it is one. */
  readonly packet: PacketToJudge | undefined;
}

/** Judges every signature in a file: of a packet, its own first and then those of the PDFs that it carries. */
export function judgeFile(file: FileToJudge, context: VerificationContext): Judged {
  if (file.packet !== undefined) return judgePacket(file.packet, context);
  const part = isPdf(file.bytes) ? judgePdf(file, context) : judgeCms(file, context);
  return { parts: [part], encrypted: [] };
}

function judgePdf({ name, bytes }: FileToJudge, context: VerificationContext): JudgedPart {
  const { verdict, reasons, signatures } = verifyPdf(sourceOf(bytes), context);
  return { name, kind: 'pdf', verdict, reasons, signatures };
}

function judgeCms({ name, bytes, content }: FileToJudge, context: VerificationContext): JudgedPart {
  const over = content === undefined ? 'attached' : contentOf(content);
  const signatures = verifyCms(bytes, over, context, { place: name });
  const verdict = worstOf(signatures.map((each) => each.verdict));
  return { name, kind: 'cms', verdict, reasons: [], signatures };
}

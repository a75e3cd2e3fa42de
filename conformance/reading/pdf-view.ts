import type { PdfFacts } from '../../protocol/pdf/facts/facts.ts';
import { readPdfFacts } from '../../protocol/pdf/facts/read-facts.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { VerificationMemo } from '../../protocol/security/context.ts';
import type { PdfSignatureVerdict, PdfVerdict } from '../../protocol/security/pdf/pdf-verdict.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import type { SecurityProfile } from '../../protocol/security/profile.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import type { AttachmentView } from './attachment-view.ts';
import { type PacketView, remembered } from './packet-view.ts';

/** A PDF of a packet, as far as anybody can tell without knowing whom to trust. */
export interface PdfView {
  readonly attachment: AttachmentView;
  /** Of the first page; absent when the file cannot be read. */
  readonly facts?: PdfFacts;
  /** Why it cannot. */
  readonly troubles: readonly Problem[];
  readonly verdict: PdfVerdict;
  /** Signatures of persons and bodies, in the order in which they were made; time-stamps are none. */
  readonly signatures: readonly PdfSignatureVerdict[];
}

const always = 'always';

/**
 * Takes every algorithm: what is weak is for a check to say, which knows its profile and its day. Nobody is trusted,
 * so that no verdict on a path is ever taken for one on the file.
 */
const arithmetic: SecurityProfile = {
  ...lawProfile,
  hashes: {
    md5: always,
    sha1: always,
    sha224: always,
    sha256: always,
    sha384: always,
    sha512: always,
    'sha3-256': always,
    'sha3-384': always,
    'sha3-512': always,
  },
  schemes: { 'rsa-pkcs1': 'accept', 'rsa-pss': 'accept', ecdsa: 'accept' },
  leastRsaBits: 0,
  leastEcBits: 0,
  revocation: 'when-at-hand',
};

/** No moment counts here; a fixed one keeps the same bytes at the same answer. */
const noMoment = Date.UTC(2000, 0, 1);
const noProof = { certificates: [], crls: [], ocspAnswers: [] };
const mostRemembered = 4_000;
const results = new Map<string, unknown>();

/** What was found out about certificates, which the files of one sender share. */
const memo: VerificationMemo = {
  get: (key) => results.get(key),
  set: (key, value) => {
    if (results.size >= mostRemembered) results.clear();
    results.set(key, value);
  },
};

/** What judges arithmetic and nothing else. */
export const arithmeticContext = {
  ...{ profile: arithmetic, proof: noProof, now: noMoment, memo },
  trust: { anchors: [] },
};

/** The PDF that an attachment is; undefined for any other file. */
export function pdfOf(view: PacketView, attachment: AttachmentView): PdfView | undefined {
  if (attachment.facts.kind !== 'pdf') return undefined;
  return remembered(view, `pdf ${attachment.part.path}`, () => {
    const source = sourceOf(attachment.file());
    const facts = readPdfFacts(source, { pages: 1 });
    const verdict = verifyPdf(source, arithmeticContext);
    return {
      ...{ attachment, verdict, troubles: facts.problems },
      ...(facts.ok ? { facts: facts.value } : {}),
      signatures: verdict.signatures.filter(({ isTimeStamp }) => !isTimeStamp),
    };
  });
}

/** Every PDF of a packet. */
export function pdfsOf(view: PacketView): readonly PdfView[] {
  return view.attachments.flatMap((attachment) => pdfOf(view, attachment) ?? []);
}

/** The document itself: the first file of a document packet, when it is a PDF (ATT-05). */
export function mainPdfOf(view: PacketView): PdfView | undefined {
  const [first] = view.kind === 'document' ? view.attachments : [];
  return first === undefined ? undefined : pdfOf(view, first);
}

/** The letters of the first page; undefined where it has none that can be read. */
export function printedText({ facts }: PdfView): string | undefined {
  const [page] = facts?.pages ?? [];
  if (page === undefined || page.text.trim() === '' || page.unreadable > page.text.length / 20)
    return undefined;
  return page.text.normalize('NFC');
}

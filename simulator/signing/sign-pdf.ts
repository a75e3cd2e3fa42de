import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { checkSigner } from './check-signer.ts';
import { fieldOf } from './field-of-role.ts';
import { makeCms } from './make-cms.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { fillSignature, reserveSignature } from './reserve-signature.ts';
import { isLocked } from './signed-fields.ts';
import type { SigningOrder } from './signing-order.ts';
import { storeProof } from './store-proof.ts';

/**
 * Signs a PDF as one more incremental update, by PAdES (ETSI EN 319 142-1). The certificate is checked first
 * (SIG-10, SIG-16); whatever was asked for and cannot be had is a refusal with its reason, and nothing is signed.
 */
export async function signPdf(pdf: Uint8Array, order: SigningOrder): Promise<Reading<Uint8Array>> {
  const checked = checkSigner(order);
  if (!checked.ok) return checked;
  const open = await openForSigning(pdf);
  if (!open.ok) return open;
  const field = await fieldOf(open.value, order, checked.value);
  if (!field.ok) return field;
  const signed = await signField(open.value, order, { ...field.value, room: roomFor(order) });
  if (!signed.ok) return signed;
  const proved = order.level === 'lt' ? await storeProof(signed.value, order) : signed;
  return proved.ok ? read(proved.value, [...checked.problems, ...proved.problems]) : proved;
}

async function openForSigning(bytes: Uint8Array): Promise<Reading<OpenPdf>> {
  const pdf = await openPdf(bytes);
  if (pdf === undefined) return unread(problem('signing.pdf-unreadable', 'pdf'));
  if (pdf.encrypted) return unread(problem('signing.pdf-encrypted', 'pdf'));
  if (isLocked(pdf)) return unread(problem('signing.pdf-locked', 'pdf'));
  return read(pdf);
}

/** The message's length is known when it was made, and its hole is made before: one that was too small is made anew. */
async function signField(
  pdf: OpenPdf,
  order: SigningOrder,
  field: Parameters<typeof reserveSignature>[1],
): Promise<Reading<Uint8Array>> {
  const reserved = await reserveSignature(pdf, field);
  const pieces = reserved.spans.map(({ start, end }) => reserved.bytes.subarray(start, end));
  const cms = await makeCms(order, { pieces });
  if (!cms.ok) return cms;
  if (cms.value.length > field.room) return signField(pdf, order, { ...field, room: cms.value.length + 512 });
  return read(fillSignature(reserved, cms.value));
}

/** Certificates, two signatures' worth of the rest, and a time-stamp with its own certificates. */
function roomFor({ key, level }: SigningOrder): number {
  const certificates = [key.certificate, ...key.chain].reduce((sum, { length }) => sum + length, 0);
  return certificates + 2048 + (level === 'b' ? 0 : 8192);
}

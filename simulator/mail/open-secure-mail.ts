import { contentOf } from '../../protocol/security/cms/content.ts';
import { verifyCms } from '../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { openEnveloped } from '../../protocol/security/encryption/enveloped/open-enveloped.ts';
import type { Opening } from '../../protocol/security/encryption/opening.ts';
import type { SignatureVerdict } from '../../protocol/security/verdict.ts';

/** What came out of a mail. `entity` is what was signed: MIME, with the true subject. */
export type OpenedMail =
  | { readonly verdict: 'clear' }
  | { readonly verdict: 'closed'; readonly opening: Opening }
  | { readonly verdict: 'unsigned'; readonly opening: Opening }
  | {
      readonly verdict: 'opened';
      readonly opening: Opening;
      readonly entity: Uint8Array;
      readonly signatures: readonly SignatureVerdict[];
    };

const encryptedHead = /^content-type:\s*application\/(?:x-)?pkcs7-mime/im;

/**
 * Opens an encrypted mail and judges the signatures inside (TLS-09). `clear`: its content can be read on the way,
 * which a fallback must not allow. A content that is encrypted and not signed is told apart, for a message of
 * AES-CBC may have been changed.
 */
export async function openSecureMail(
  mail: Uint8Array,
  key: DecryptionKey,
  context: VerificationContext,
): Promise<OpenedMail> {
  const { head, body } = splitHead(Buffer.from(mail));
  if (!encryptedHead.test(head)) return { verdict: 'clear' };
  const opening = await openEnveloped(Buffer.from(body.toString('latin1'), 'base64'), key);
  if (opening.verdict !== 'opened') return { verdict: 'closed', opening };
  const parts = signedParts(Buffer.from(opening.content));
  if (parts === undefined) return { verdict: 'unsigned', opening };
  const { entity, signature } = parts;
  const signatures = verifyCms(signature, contentOf(entity), context, { place: 'smime.p7s' });
  return { verdict: 'opened', opening, entity, signatures };
}

function splitHead(message: Buffer): { readonly head: string; readonly body: Buffer } {
  const end = message.indexOf('\r\n\r\n');
  const at = end < 0 ? message.length : end;
  return { head: unfolded(message.toString('latin1', 0, at)), body: message.subarray(at + 4) };
}

/** Header lines that go on with white space are one. */
function unfolded(head: string): string {
  return head.replace(/\r\n[ \t]+/g, ' ');
}

/** The two parts of `multipart/signed`, the first to the byte (RFC 1847, 2.1). */
function signedParts(
  message: Buffer,
): { readonly entity: Buffer; readonly signature: Uint8Array } | undefined {
  const { head, body } = splitHead(message);
  const boundary = /^content-type:\s*multipart\/signed\b.*\bboundary="?([^";]+)"?/im.exec(head)?.[1];
  if (boundary === undefined) return undefined;
  const opening = `--${boundary}\r\n`;
  const between = `\r\n${opening}`;
  const closing = `\r\n--${boundary}--`;
  const [start, middle] = [body.indexOf(opening), body.indexOf(between, 1)];
  const end = body.indexOf(closing, middle + 1);
  if (start !== 0 || middle < 0 || end < 0) return undefined;
  const signature = splitHead(body.subarray(middle + between.length, end)).body;
  return {
    entity: body.subarray(opening.length, middle),
    signature: Buffer.from(signature.toString('latin1'), 'base64'),
  };
}

import PostalMime from 'postal-mime';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { openSecureMail } from './open-secure-mail.ts';

/** Bounds of a signed entity: mails nest, and headers are a peer's. */
const bounds = { maxNestingDepth: 8, maxHeadersSize: 64 * 1024 };

/**
 * Takes the packet out of a mail of the hub, for its receiver's register (ERR-05). Only what was encrypted for this key
 * and bears a signature that holds is used (TLS-09). Problems: why it is not, or that there is no packet in it.
 */
export async function readPacketMail(
  mail: Uint8Array,
  key: DecryptionKey,
  context: VerificationContext,
): Promise<Reading<Uint8Array>> {
  const opened = await openSecureMail(mail, key, context);
  switch (opened.verdict) {
    case 'clear':
      return unread(problem('mail.in-clear', ''));
    case 'closed':
      return unread(...opened.opening.reasons);
    case 'unsigned':
      return unread(problem('mail.unsigned', ''));
    case 'opened': {
      const bad = opened.signatures.find(({ verdict }) => verdict !== 'valid');
      if (bad === undefined && opened.signatures.length > 0) return packetIn(opened.entity);
      const seen = bad?.verdict ?? 'absent';
      return unread(problem('mail.signature', '', { seen }), ...(bad?.reasons ?? []));
    }
  }
}

async function packetIn(entity: Uint8Array): Promise<Reading<Uint8Array>> {
  const { attachments } = await PostalMime.parse(Buffer.from(entity), bounds);
  const packets = attachments.filter(({ filename }) => filename?.endsWith('.edxml'));
  const [packet] = packets;
  if (packet === undefined || packets.length > 1) {
    return unread(problem('mail.no-packet', '', { seen: String(packets.length) }));
  }
  const { content } = packet;
  return read(typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content));
}

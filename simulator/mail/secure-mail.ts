import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import MimeNode from 'nodemailer/lib/mime-node/index.js';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type Reading, read } from '../../protocol/result.ts';
import { contentOf } from '../../protocol/security/cms/content.ts';
import { encodeCms } from '../../protocol/security/cms/encode-cms.ts';
import {
  type EnvelopeOrder,
  encodeEnveloped,
} from '../../protocol/security/encryption/enveloped/encode-enveloped.ts';
import type { RandomBytes } from '../../protocol/security/encryption/random-bytes.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';

/** A document that goes by mail, because the axis is out of reach (TLS-09). */
export interface SecureMailOrder {
  readonly from: string;
  readonly to: readonly string[];
  /** Shown inside only; nobody on the way can read it. */
  readonly subject: string;
  readonly text: string;
  readonly files: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
  /** Signs what is inside: a message of AES-CBC shows no change without. */
  readonly key: SigningKey;
  /** Certificates (DER) of the receivers. */
  readonly receivers: readonly Uint8Array[];
  /** `aes-256-cbc` is what S/MIME 3.2 asks for; `aes-256-gcm` is S/MIME 4.0. */
  readonly cipher: EnvelopeOrder['cipher'];
  readonly randomBytes: RandomBytes;
  readonly at: Instant;
}

/** The subject that everybody on the way reads. */
export const outerSubject = 'Văn bản điện tử (đã mã hoá)';

/**
 * Writes a mail that is signed and then encrypted (S/MIME, RFC 8551): the outside says who writes to whom and when,
 * and nothing else. Problems: a receiver's certificate.
 */
export async function composeSecureMail(order: SecureMailOrder): Promise<Reading<Uint8Array>> {
  const signed = await signEntity(await composeEntity(order), order);
  const { receivers, cipher, randomBytes } = order;
  const message = encodeEnveloped(signed, { receivers, cipher, randomBytes });
  if (!message.ok) return message;
  const kind = cipher === 'aes-256-gcm' ? 'authEnveloped-data' : 'enveloped-data';
  const outer = new MimeNode(`application/pkcs7-mime; smime-type=${kind}; name=smime.p7m`, {
    filename: 'smime.p7m',
  });
  outer.setHeader({
    ...{ From: order.from, To: order.to.join(', '), Subject: outerSubject },
    ...stamps(order, 'outer'),
    'Content-Transfer-Encoding': 'base64',
  });
  outer.setContent(Buffer.from(message.value));
  return read(await outer.build(), message.problems);
}

/** The text and its files, with the true subject under the signature (RFC 8551, 3.1: protected headers). */
function composeEntity(order: SecureMailOrder): Promise<Buffer> {
  const { from, to, subject, text, files } = order;
  const composer = new MailComposer({
    ...{ from, to: [...to], subject, text, newline: '\r\n' },
    baseBoundary: boundaryOf(order),
    textEncoding: 'base64',
    date: new Date(order.at),
    messageId: messageIdOf(order, 'inner'),
    attachments: files.map(({ name, contentType, bytes }) => ({
      ...{ filename: name, contentType },
      content: Buffer.from(bytes),
    })),
  });
  return composer.compile().build();
}

/** `multipart/signed` around an entity, byte for byte as it was signed. */
async function signEntity(entity: Buffer, { key, at, randomBytes }: SecureMailOrder): Promise<Buffer> {
  const inside = withEnd(entity);
  const cms = await encodeCms({ signers: [{ key, signingTime: at }], content: contentOf(inside) });
  const boundary = `signed-${Buffer.from(randomBytes(12)).toString('hex')}`;
  const hash = key.algorithm.hash.replace('sha', 'sha-');
  const lines = (
    Buffer.from(cms)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
  const before = [
    `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=${hash};`,
    ` boundary="${boundary}"`,
    'MIME-Version: 1.0',
    '',
    `--${boundary}`,
    '',
  ].join('\r\n');
  const after = [
    '',
    `--${boundary}`,
    'Content-Type: application/pkcs7-signature; name=smime.p7s',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename=smime.p7s',
    '',
    lines,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(before), inside, Buffer.from(after)]);
}

/** The line end before a boundary belongs to the boundary: what is signed ends without one that could be lost. */
function withEnd(entity: Buffer): Buffer {
  const text = entity.toString('latin1').replace(/(?:\r\n)+$/, '');
  return Buffer.from(text, 'latin1');
}

function stamps(order: SecureMailOrder, part: string): Record<string, string> {
  return {
    Date: new Date(order.at).toUTCString().replace('GMT', '+0000'),
    'Message-ID': messageIdOf(order, part),
  };
}

function boundaryOf({ randomBytes }: SecureMailOrder): string {
  return Buffer.from(randomBytes(12)).toString('hex');
}

function messageIdOf({ randomBytes, from }: SecureMailOrder, part: string): string {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<${part}-${Buffer.from(randomBytes(12)).toString('hex')}@${domain}>`;
}

import { extname } from 'node:path';
import { isEncryptedName } from '../../protocol/security/encryption/encrypted-attachment.ts';
import { usageFailure } from '../context.ts';

/** What is encrypted and how: a packet's attachments, a file as XML Encryption, a file as CMS. */
export const encryptedKinds = ['packet', 'xml', 'cms'] as const;
export type EncryptedKind = (typeof encryptedKinds)[number];

/** A packet is known by its root; any other file becomes XML Encryption. */
export function kindToEncrypt(bytes: Uint8Array): EncryptedKind {
  return isPacket(bytes) ? 'packet' : 'xml';
}

/** A packet, an `EncryptedData`, or else a message in DER. */
export function kindToOpen(bytes: Uint8Array): EncryptedKind {
  if (isPacket(bytes)) return 'packet';
  return /<(?:[\w.-]+:)?EncryptedData[\s>]/.test(headOf(bytes)) ? 'xml' : 'cms';
}

function isPacket(bytes: Uint8Array): boolean {
  return /<(?:[\w.-]+:)?edXML[\s>]/.test(headOf(bytes));
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
}

const endings: Readonly<Record<Exclude<EncryptedKind, 'packet'>, string>> = { xml: '.xenc.txt', cms: '.p7m' };

/** Where the encrypted file goes unless told: beside its original. */
export function sealedName(argument: string, kind: EncryptedKind): string {
  needsOut(argument);
  return kind === 'packet' ? withWord(argument, 'encrypted') : `${argument}${endings[kind]}`;
}

/** Where the opened file goes unless told: under its own name where the encrypted one has it. */
export function openedName(argument: string, kind: EncryptedKind): string {
  needsOut(argument);
  if (isEncryptedName(argument)) return argument.slice(0, -endings.xml.length);
  return kind === 'cms' && argument.endsWith(endings.cms)
    ? argument.slice(0, -endings.cms.length)
    : withWord(argument, 'decrypted');
}

function withWord(argument: string, word: string): string {
  const end = extname(argument);
  return `${argument.slice(0, argument.length - end.length)}.${word}${end}`;
}

function needsOut(argument: string): void {
  if (argument !== '-') return;
  throw usageFailure({ vi: 'đọc từ đầu vào chuẩn cần --out', en: 'reading standard input needs --out' });
}

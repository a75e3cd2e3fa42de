import { encrypted, secret } from '../../../fixtures/encrypted-files/test-receivers.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import {
  attachedFiles,
  type TemplateWishes,
  template,
} from '../../../fixtures/xml-signatures/foreign-signatures.ts';
import { twoFiles } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { idOptions } from '../../../fixtures/xml-signatures/xmlsec.ts';
import { revoked, usual, yearsLater } from '../circumstances.ts';
import type { OpinionFile } from '../opinion-file.ts';
import { inTurns, type Workshop } from '../workshop.ts';
import { withDamages } from './damage.ts';
import { slug } from './manners.ts';

const pki = testPki();
const rsa = { method: 'rsa-sha256' } as const;

/** What is asked of xmlsec1: how to sign, by whom, and as of when it is judged. */
const orders: readonly (Partial<OpinionFile> & {
  readonly variant: string;
  readonly wishes: TemplateWishes;
  readonly by?: keyof typeof pki;
})[] = [
  { variant: 'RSA SHA-256', wishes: rsa },
  { variant: 'RSA SHA-512', wishes: { method: 'rsa-sha512', digest: 'sha512' } },
  { variant: 'ECDSA P-256', wishes: { method: 'ecdsa-sha256' }, by: 'ecLeader' },
  { variant: 'ECDSA P-384', wishes: { method: 'ecdsa-sha384' }, by: 'ecSeal' },
  { variant: 'inclusive form', wishes: { ...rsa, form: 'inclusive' } },
  { variant: 'inclusive form 1.1', wishes: { ...rsa, form: 'inclusive-1.1' } },
  { variant: 'the whole document', wishes: { method: 'rsa-sha384', whole: true } },
  { variant: 'the whole document, inclusive form', wishes: { ...rsa, whole: true, form: 'inclusive' } },
];

const wrong: typeof orders = [
  { variant: 'revoked', wishes: rsa, damage: 'the signer revoked', circumstances: revoked },
  { variant: 'expired', wishes: rsa, damage: 'the signer expired', circumstances: yearsLater },
  { variant: 'look-alike', wishes: rsa, by: 'lookAlikeLeader', damage: 'signed by a look-alike' },
];

/** Packets that xmlsec1 signs, and a file that it encrypts. */
export async function makeByXmlsec(workshop: Workshop, seed: number): Promise<readonly OpinionFile[]> {
  const sign = (order: (typeof orders)[number]) => signed(workshop, order);
  const sound = [...(await inTurns(orders, sign)), await sealed(workshop)];
  return [...withDamages(sound, seed), ...(await inTurns(wrong, sign))];
}

async function signed(
  workshop: Workshop,
  { variant, wishes, by = 'leader', ...rest }: (typeof orders)[number],
): Promise<OpinionFile> {
  const packet = twoFiles();
  const holder = pki[by];
  const id = `packet-xmlsec1-${slug(variant)}`;
  const contents = attachedFiles(packet).flatMap((file, index) => [
    `--url-map:cid:${index + 1}`,
    workshop.write(`${id}.${index + 1}`, file),
  ]);
  const unsigned = workshop.write(`${id}.template`, template(packet, holder.certificate, wishes));
  const output = ['--output', workshop.path(`${id}.signed`), unsigned];
  const key = ['--privkey-pem', workshop.filesOf(holder).key];
  await workshop.must('xmlsec1', '--sign', ...key, ...idOptions, ...contents, ...output);
  const bytes = workshop.read(`${id}.signed`);
  return {
    id,
    kind: 'packet',
    maker: 'xmlsec1',
    variant,
    damage: 'none',
    bytes,
    circumstances: usual,
    ...rest,
  };
}

/** Our own form with its values taken out is the template. */
async function sealed(workshop: Workshop): Promise<OpinionFile> {
  const about = pki.encryption;
  const text = encrypted({ receivers: [about.certificate], oaepHash: 'sha1' });
  const empty = text
    .replaceAll(/(<(?:\w+:)?CipherValue>)[^<]*/g, '$1')
    .replaceAll(
      /<(?:\w+:)?X509Data>[\s\S]*?<\/(?:\w+:)?X509Data>|<(?:\w+:)?X509Digest[\s\S]*?<\/(?:\w+:)?X509Digest>/g,
      '',
    );
  await workshop.must(
    ...(['xmlsec1', '--encrypt', '--pubkey-cert-pem', workshop.filesOf(about).certificate] as const),
    ...['--session-key', 'aes-256', '--binary-data', workshop.write('xmlsec-plain', secret)],
    ...['--output', workshop.path('xmlsec-sealed'), workshop.write('xmlsec-template', empty)],
  );
  const bytes = workshop.read('xmlsec-sealed');
  const id = 'encrypted-xml-xmlsec1';
  return {
    id,
    kind: 'encrypted-xml',
    maker: 'xmlsec1',
    variant: 'RSA-OAEP with SHA-1',
    damage: 'none',
    bytes,
    content: secret,
    about,
    circumstances: usual,
  };
}

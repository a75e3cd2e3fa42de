import { encrypted, repeatableBytes, secret } from '../../../fixtures/encrypted-files/test-receivers.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { encodeTimeStampToken, imprintOf } from '../../../fixtures/keys/encode-time-stamp.ts';
import { crlAt, ocspAt } from '../../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest, testValidity } from '../../../fixtures/keys/test-pki.ts';
import { signedText, twoFiles } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { contentOf } from '../../../protocol/security/cms/content.ts';
import { encodeCms } from '../../../protocol/security/cms/encode-cms.ts';
import { encodeEnveloped } from '../../../protocol/security/encryption/enveloped/encode-enveloped.ts';
import { signDetached } from '../../../simulator/signing/sign-detached.ts';
import { revoked, signedAt, suspended, usual, yearsLater } from '../circumstances.ts';
import type { Circumstances, Damage, FileKind, OpinionFile } from '../opinion-file.ts';
import { withDamages } from './damage.ts';
import { outcome, sixManners, slug, timeStamp } from './manners.ts';

const pki = testPki();

/** Everything that we sign, issue and encrypt beside PDFs, and damaged copies. */
export async function makeOurFiles(seed: number): Promise<readonly OpinionFile[]> {
  const text = Buffer.from(`Kính gửi: các cơ quan, số ${seed}.\n`.repeat(20));
  const sound = [
    ...(await messages(text)),
    ...(await packets()),
    ...stamps(text),
    ...statuses(),
    ...sealed(),
  ];
  return [
    ...withDamages(sound, seed),
    ...(await wrongMessages(text)),
    ...(await wrongPackets()),
    ...wrongStatuses(),
    ...foreignKeys(),
  ];
}

type Besides = Partial<Pick<OpinionFile, 'content' | 'about'>>;

function ours(
  kind: FileKind,
  variant: string,
  bytes: Uint8Array | string,
  besides: Besides = {},
  damage: Damage = 'none',
  circumstances: Circumstances = usual,
): OpinionFile {
  const id = `${kind}-lienthong-${slug(variant)}-${slug(damage)}`;
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return { id, kind, maker: 'lienthong', variant, damage, bytes: whole, circumstances, ...besides };
}

async function messages(content: Uint8Array): Promise<readonly OpinionFile[]> {
  const each = sixManners.map(async ({ name, holder, manner }) => {
    const key = signingKeyOf(holder, manner);
    const order = { key, at: signedAt, check: 'unchecked', timeStamp } as const;
    const attached = await encodeCms({
      signers: [{ key, namedBy: 'key-id' }],
      content: { attached: content },
    });
    return [
      ours('cms', name, outcome(await signDetached(content, { ...order, level: 'b' })), { content }),
      ours('cms', `${name}, time-stamp`, outcome(await signDetached(content, { ...order, level: 't' })), {
        content,
      }),
      ours('cms', `${name}, attached`, attached),
    ];
  });
  const both = [signingKeyOf(pki.leader), signingKeyOf(pki.ecSeal, { hash: 'sha384' })];
  const two = await encodeCms({ signers: both.map((key) => ({ key })), content: contentOf(content) });
  return [...(await Promise.all(each)).flat(), ours('cms', 'two signers', two, { content })];
}

/** Who signed, whatever becomes of them. */
const standings: readonly (readonly [Holder, Damage, Circumstances])[] = [
  [pki.leader, 'the signer revoked', revoked],
  [pki.ecLeader, 'the signer suspended', suspended],
  [pki.leader, 'the signer expired', yearsLater],
  [pki.lookAlikeLeader, 'signed by a look-alike', usual],
];

async function wrongMessages(content: Uint8Array): Promise<readonly OpinionFile[]> {
  const made = standings.map(async ([holder, damage, when]) => {
    const order = { key: signingKeyOf(holder), at: signedAt, check: 'unchecked', level: 'b' } as const;
    return ours('cms', 'standing', outcome(await signDetached(content, order)), { content }, damage, when);
  });
  const key = { ...signingKeyOf(pki.leader), certificate: pki.secondLeader.certificate };
  const swapped = await encodeCms({ signers: [{ key }], content: contentOf(content) });
  const weak = await encodeCms({
    signers: [{ key: signingKeyOf(pki.leader, { hash: 'sha1' }) }],
    content: contentOf(content),
  });
  return [
    ...(await Promise.all(made)),
    ours('cms', 'swapped', swapped, { content }, 'another certificate'),
    ours('cms', 'SHA-1', weak, { content }, 'weak'),
  ];
}

async function packets(): Promise<readonly OpinionFile[]> {
  const plain = sixManners.map(async ({ name, holder, manner }) => {
    const key = signingKeyOf(holder, manner);
    return [
      ours('packet', name, await signedText(twoFiles(), { key })),
      ours('packet', `${name}, XAdES`, await signedText(twoFiles(), { key, signedAt })),
    ];
  });
  return (await Promise.all(plain)).flat();
}

async function wrongPackets(): Promise<readonly OpinionFile[]> {
  const made = standings.map(async ([holder, damage, when]) => {
    const signed = await signedText(twoFiles(), { key: signingKeyOf(holder) });
    return ours('packet', 'standing', signed, {}, damage, when);
  });
  return Promise.all(made);
}

function stamps(content: Uint8Array): readonly OpinionFile[] {
  const signer = pki.timeStamp;
  const plans = [
    ['SHA-256', {}],
    ['SHA-512', { hash: 'sha512' as const }],
    ['nonce and accuracy', { nonce: Uint8Array.of(9, 8, 7), accuracy: 1_500 }],
  ] as const;
  return plans.map(([name, plan]) =>
    ours(
      'time-stamp',
      name,
      encodeTimeStampToken({ imprint: imprintOf(content), at: signedAt, signer, ...plan }),
      {
        content,
      },
    ),
  );
}

function statuses(): readonly OpinionFile[] {
  const { leader, ecLeader, seal, ecSeal, agencyAuthority, root } = pki;
  const gone = revoked.revoked;
  const holders = { leader, 'leader on P-256': ecLeader, seal, 'seal on P-384': ecSeal };
  return [
    ...Object.entries(holders).map(([name, holder]) => ours('certificate', name, holder.certificate)),
    ours('crl', 'empty', crlAt(agencyAuthority, usual.at), { about: leader }),
    ours('crl', 'with names', crlAt(agencyAuthority, usual.at, gone), { about: leader }, 'none', revoked),
    ours('crl', 'with held names', crlAt(agencyAuthority, usual.at, suspended.revoked), { about: leader }),
    ours('crl', 'of the root', crlAt(root, usual.at), { about: agencyAuthority }),
    ours('ocsp', 'good', ocspAt(leader, usual.at), { about: leader }),
    ours('ocsp', 'good, P-256', ocspAt(ecLeader, usual.at), { about: ecLeader }),
    ours('ocsp', 'revoked', ocspAt(leader, usual.at, gone), { about: leader }, 'none', revoked),
  ];
}

function wrongStatuses(): readonly OpinionFile[] {
  const { leader, agencyAuthority, lookAlikeAuthority, lookAlikeLeader, tlsServer } = pki;
  const person = {
    issuer: agencyAuthority,
    profile: 'person',
    subject: leader.subject,
    key: 'spare-rsa',
  } as const;
  const early = issueTest({
    ...person,
    notBefore: usual.at + 86_400_000,
    notAfter: testValidity.authorities.notAfter,
  });
  return [
    ours('certificate', 'leader', leader.certificate, {}, 'the signer revoked', revoked),
    ours('certificate', 'leader', leader.certificate, {}, 'the signer expired', yearsLater),
    ours('certificate', 'look-alike', lookAlikeLeader.certificate, {}, 'signed by a look-alike'),
    ours('certificate', 'not yet valid', early.certificate, {}, 'the signer expired'),
    ours('certificate', 'of a server', tlsServer.certificate, {}, 'another certificate'),
    ours(
      'crl',
      'of a look-alike',
      crlAt(lookAlikeAuthority, usual.at),
      { about: leader },
      'signed by a look-alike',
    ),
    ours(
      'ocsp',
      'of a look-alike',
      ocspAt(lookAlikeLeader, usual.at),
      { about: leader },
      'signed by a look-alike',
    ),
  ];
}

function sealed(): readonly OpinionFile[] {
  const { encryption, ecEncryption } = pki;
  const receivers = [encryption.certificate];
  const ciphers = ['aes-256-gcm', 'aes-256-cbc'] as const;
  return [
    ours('encrypted-xml', 'RSA-OAEP with SHA-1', encrypted({ receivers, oaepHash: 'sha1' }), {
      ...{ about: encryption, content: secret },
    }),
    ...ciphers.flatMap((cipher) =>
      [encryption, ecEncryption].map((about) =>
        ours(
          'enveloped',
          `${cipher}, ${about === encryption ? 'RSA-OAEP' : 'P-256'}`,
          enveloped(about, cipher),
          {
            ...{ about, content: secret },
          },
        ),
      ),
    ),
  ];
}

/** The same files, with another's key. */
function foreignKeys(): readonly OpinionFile[] {
  const { encryption, tlsClient } = pki;
  const [about, content] = [tlsClient, secret];
  const xml = encrypted({ receivers: [encryption.certificate], oaepHash: 'sha1' });
  return [
    ours('encrypted-xml', 'for another', xml, { about, content }, 'another receiver'),
    ours(
      'enveloped',
      'for another',
      enveloped(encryption, 'aes-256-gcm'),
      { about, content },
      'another receiver',
    ),
  ];
}

function enveloped({ certificate }: Holder, cipher: 'aes-256-gcm' | 'aes-256-cbc'): Uint8Array {
  const randomBytes = repeatableBytes(`${cipher} enveloped`);
  return outcome(encodeEnveloped(secret, { receivers: [certificate], randomBytes, cipher }));
}

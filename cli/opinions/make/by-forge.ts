import forge from 'node-forge';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { chainOf } from '../../../fixtures/keys/encode-certificate.ts';
import { pemOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { revoked, signedAt, usual } from '../circumstances.ts';
import type { OpinionFile } from '../opinion-file.ts';
import { withDamages } from './damage.ts';
import { slug } from './manners.ts';

const pki = testPki();

/** CMS messages by node-forge, which knows RSA with PKCS#1 v1.5 alone, and damaged copies. */
export function makeByForge(seed: number): readonly OpinionFile[] {
  const content = Buffer.from(`Kính gửi: các cơ quan, số ${seed}.\n`.repeat(20));
  const sound = [
    fileOf('SHA-256', content, signed(content, pki.leader, forge.pki.oids['sha256'])),
    fileOf('SHA-512', content, signed(content, pki.seal, forge.pki.oids['sha512'])),
    fileOf('SHA-256, attached', undefined, signed(content, pki.leader, forge.pki.oids['sha256'], false)),
  ];
  const gone = fileOf('revoked', content, signed(content, pki.leader, forge.pki.oids['sha256']));
  return [...withDamages(sound, seed), { ...gone, damage: 'the signer revoked', circumstances: revoked }];
}

function fileOf(variant: string, content: Uint8Array | undefined, bytes: Uint8Array): OpinionFile {
  return {
    ...{ id: `cms-node-forge-${slug(variant)}`, kind: 'cms', maker: 'node-forge', variant, damage: 'none' },
    ...{ bytes, circumstances: usual },
    ...(content === undefined ? {} : { content }),
  };
}

function signed(content: Uint8Array, holder: Holder, digestAlgorithm = '', detached = true): Uint8Array {
  const message = forge.pkcs7.createSignedData();
  message.content = forge.util.createBuffer(Buffer.from(content).toString('latin1'));
  const pem = pemOf('CERTIFICATE', holder.certificate);
  for (const der of [holder.certificate, ...chainOf(holder)])
    message.addCertificate(pemOf('CERTIFICATE', der));
  const { contentType, messageDigest, signingTime, data = '' } = forge.pki.oids;
  message.addSigner({
    ...{
      key: holder.key.export({ type: 'pkcs1', format: 'pem' }),
      certificate: pem,
      digestAlgorithm,
    },
    authenticatedAttributes: [
      { type: contentType ?? '', value: data },
      { type: messageDigest ?? '' },
      { type: signingTime ?? '', value: new Date(signedAt).toUTCString() },
    ],
  });
  message.sign({ detached });
  return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1');
}

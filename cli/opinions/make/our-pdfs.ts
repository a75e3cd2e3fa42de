import { type OfficialLetter, officialLetter } from '../../../fixtures/documents/official-letter.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { proofsAt } from '../../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { shadowAttacks } from '../../../fixtures/pdf-signatures/shadow-attacks.ts';
import { soundCases } from '../../../fixtures/pdf-signatures/sound-cases.ts';
import { updateAttacks } from '../../../fixtures/pdf-signatures/update-attacks.ts';
import { valueAttacks } from '../../../fixtures/pdf-signatures/value-attacks.ts';
import type { SigningKey } from '../../../protocol/security/signing-key.ts';
import { signPdf } from '../../../simulator/signing/sign-pdf.ts';
import {
  type SigningLevel,
  type SigningRole,
  signingLevels,
} from '../../../simulator/signing/signing-order.ts';
import { revoked, signedAt, suspended, usual, yearsLater } from '../circumstances.ts';
import type { Circumstances, Damage, OpinionFile } from '../opinion-file.ts';
import { withDamages } from './damage.ts';
import { outcome, slug, timeStamp } from './manners.ts';

const pki = testPki();

/** The ways in which a person and an agency sign. */
const schemes: readonly {
  readonly name: string;
  readonly person: SigningKey;
  readonly agency: SigningKey;
}[] = [
  {
    name: 'RSA PKCS#1',
    person: signingKeyOf(pki.leader),
    agency: signingKeyOf(pki.seal, { hash: 'sha384' }),
  },
  {
    name: 'RSA PSS',
    person: signingKeyOf(pki.leader, { scheme: 'rsa-pss' }),
    agency: signingKeyOf(pki.seal, { scheme: 'rsa-pss', hash: 'sha512' }),
  },
  { name: 'ECDSA', person: signingKeyOf(pki.ecLeader), agency: signingKeyOf(pki.ecSeal, { hash: 'sha384' }) },
];

/** Letters and annexes that our own signer signed, damaged copies of them, and the attacks on PDF. */
export async function makeOurPdfs(seed: number): Promise<readonly OpinionFile[]> {
  const letter = await officialLetter({ seed });
  const { pdf, annex } = letter;
  const { person: personRole, agency: agencyRole } = rolesOf(letter);
  const files: OpinionFile[] = [];
  for (const { name, person, agency } of schemes) {
    for (const level of signingLevels) {
      const once = await sign(pdf, person, personRole, level);
      const twice = await sign(once, agency, agencyRole, level);
      const label = `${name}, B-${level.toUpperCase()}`;
      files.push(fileOf(`${label}, one signature`, once), fileOf(`${label}, two signatures`, twice));
    }
    const copied = await sign(pdf, agency, { kind: 'copy', form: 'SAO Y' }, 'b');
    const annexed = await sign(annex, agency, { kind: 'annex', code: '12/VPCP-KSTT' }, 'b');
    files.push(fileOf(`${name}, a copy`, copied), fileOf(`${name}, an annex`, annexed));
  }
  return [...withDamages(files, seed), ...(await makeStandings(pdf, personRole)), ...(await makeDrafts())];
}

/** Who is printed as the signer, and of which body. */
function rolesOf({ metadata }: OfficialLetter): Readonly<Record<'person' | 'agency', SigningRole>> {
  const { signer, letterhead, from } = metadata;
  return {
    person: { kind: 'person', name: signer, title: letterhead.position },
    agency: { kind: 'agency', body: from.name },
  };
}

async function makeStandings(pdf: Uint8Array, role: SigningRole): Promise<readonly OpinionFile[]> {
  const lone = async (label: string, holder: Holder, damage: Damage, when: Circumstances) =>
    fileOf(label, await sign(pdf, signingKeyOf(holder), role, 'b'), damage, when);
  const { leader, ecLeader, seal } = pki;
  const all = [leader, ecLeader, seal].map(async (holder, index) => [
    await lone(`standing ${index + 1}`, holder, 'the signer revoked', revoked),
    await lone(`standing ${index + 1}`, holder, 'the signer suspended', suspended),
    await lone(`standing ${index + 1}`, holder, 'the signer expired', yearsLater),
  ]);
  const swapped = { ...signingKeyOf(leader), certificate: pki.secondLeader.certificate };
  const kept = await sign(pdf, signingKeyOf(leader), role, 'lt');
  return [
    ...(await Promise.all(all)).flat(),
    await lone('look-alike', pki.lookAlikeLeader, 'signed by a look-alike', usual),
    fileOf('another certificate', await sign(pdf, swapped, role, 'b'), 'another certificate'),
    fileOf('RSA PKCS#1, B-LT, kept for years', kept, 'none', yearsLater),
  ];
}

/** Small files of the fixtures: what may be done to a signed file, and what may not. */
async function makeDrafts(): Promise<readonly OpinionFile[]> {
  const sound = soundCases.map((each) => ({ ...each, damage: 'none' as const }));
  const attacks = [...valueAttacks, ...updateAttacks, ...shadowAttacks].map((each) => ({
    ...each,
    damage: 'an attack' as const,
  }));
  return Promise.all(
    [...sound, ...attacks].map(async ({ name, damage, build }) => fileOf(name, await build(), damage)),
  );
}

function fileOf(
  variant: string,
  bytes: Uint8Array,
  damage: Damage = 'none',
  circumstances: Circumstances = usual,
): OpinionFile {
  const id = `pdf-lienthong-${slug(variant)}-${slug(damage)}`;
  return { id, kind: 'pdf', maker: 'lienthong', variant, damage, bytes, circumstances };
}

async function sign(
  pdf: Uint8Array,
  key: SigningKey,
  role: SigningRole,
  level: SigningLevel,
): Promise<Uint8Array> {
  const order = { key, role, level, at: signedAt, check: 'unchecked', timeStamp, proof: proofsAt(signedAt) };
  return outcome(await signPdf(pdf, { ...order, check: 'unchecked' }));
}

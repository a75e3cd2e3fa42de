import type { SecurityProfile } from './profile.ts';

/** One row of the table: what it says, why, and what each profile takes. */
interface ProfileRow<K extends keyof SecurityProfile> {
  readonly requirements: readonly string[];
  readonly law: SecurityProfile[K];
  readonly field: SecurityProfile[K];
}

type ProfileRows = { readonly [K in Exclude<keyof SecurityProfile, 'name'>]: ProfileRow<K> };

const strongHashes = {
  md5: 'never',
  sha1: 'never',
  // No list of algorithms names it.
  sha224: 'never',
  sha256: 'always',
  sha384: 'always',
  sha512: 'always',
  'sha3-256': 'always',
  'sha3-384': 'always',
  'sha3-512': 'always',
} as const;

const minutes = 60_000;

/**
 * 1 February 2018, 00:00 in Vietnam, the first day of TT 39/2017/TT-BTTTT [I], whose list has no SHA-1;
 * signatures proven before it may have been made with what was good then.
 */
const shaTwoDay = Date.UTC(2018, 1, 1) - 420 * minutes;

/**
 * The two profiles side by side, with the requirements behind each row. `law` is what the texts ask for;
 * `field` is what systems in use were seen to send, and warns where the law refuses.
 */
export const profileRows: ProfileRows = {
  hashes: { requirements: ['SIG-06'], law: strongHashes, field: { ...strongHashes, sha1: shaTwoDay } },
  schemes: {
    requirements: ['SIG-07'],
    law: { 'rsa-pss': 'accept', ecdsa: 'accept', 'rsa-pkcs1': 'warn' },
    field: { 'rsa-pss': 'accept', ecdsa: 'accept', 'rsa-pkcs1': 'accept' },
  },
  leastRsaBits: { requirements: ['SIG-07'], law: 2048, field: 2048 },
  leastEcBits: { requirements: ['SIG-07'], law: 256, field: 256 },
  twoSignatures: { requirements: ['SIG-02'], law: 'refuse', field: 'warn' },
  unsigned: { requirements: ['SIG-01'], law: 'refuse', field: 'warn' },
  publicAuthority: { requirements: ['CRT-07'], law: 'refuse', field: 'warn' },
  purposes: {
    requirements: ['SIG-14', 'CRT-07'],
    law: ['official-signature', 'public-signature'],
    field: ['official-signature', 'public-signature'],
  },
  revocation: { requirements: ['REV-01', 'REV-04'], law: 'required', field: 'when-at-hand' },
  statusFreshFor: { requirements: ['REV-05'], law: 24 * 60 * minutes, field: 7 * 24 * 60 * minutes },
  clockTolerance: { requirements: ['TSP-04'], law: 5 * minutes, field: 15 * minutes },
};

/** What the texts ask for. */
export const lawProfile: SecurityProfile = profileOf('law');

/** What the field does. */
export const fieldProfile: SecurityProfile = profileOf('field');

function profileOf(name: 'law' | 'field'): SecurityProfile {
  return {
    name,
    hashes: profileRows.hashes[name],
    schemes: profileRows.schemes[name],
    leastRsaBits: profileRows.leastRsaBits[name],
    leastEcBits: profileRows.leastEcBits[name],
    twoSignatures: profileRows.twoSignatures[name],
    unsigned: profileRows.unsigned[name],
    publicAuthority: profileRows.publicAuthority[name],
    purposes: profileRows.purposes[name],
    revocation: profileRows.revocation[name],
    statusFreshFor: profileRows.statusFreshFor[name],
    clockTolerance: profileRows.clockTolerance[name],
  };
}

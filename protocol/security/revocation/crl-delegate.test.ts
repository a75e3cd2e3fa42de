import { describe, expect, it } from 'vitest';
import {
  askedAt,
  askState,
  leaderLine,
  listWith,
  toldOf,
  undetermined,
} from '../../../fixtures/certificates/ask-state.ts';
import { type Holder, issueCertificate, signed } from '../../../fixtures/keys/encode-certificate.ts';
import { encodeCrl } from '../../../fixtures/keys/encode-crl.ts';
import { extension, keyUsage } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { signatureAlgorithm } from '../../../fixtures/keys/sign-bytes.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { testKey } from '../../../fixtures/keys/test-keys.ts';
import { issueTest, testValidity } from '../../../fixtures/keys/test-pki.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { boolean, explicit, implicit, integer, sequence, time } from '../../asn1/write.ts';

const { agencyAuthority: authority, leader, publicAuthority } = testPki();
const hour = 3_600_000;

/** Somebody whom `issuer` certified, with the right to sign lists or without. */
function delegate(
  issuer: Holder,
  name: string | undefined,
  usage: 'cRLSign' | 'digitalSignature' = 'cRLSign',
): Holder {
  const subject = name === undefined ? authority.subject : { commonName: name };
  return issueTest({ issuer, profile: 'person', subject, key: 'spare-rsa', extensions: [keyUsage(usage)] });
}

const indirect = extension(
  extensionOids.issuingDistributionPoint,
  sequence(implicit(4, boolean(true))),
  true,
);

/** An indirect list with one entry, as DER. */
function indirectList(issuer: Holder, entry: Uint8Array): Uint8Array {
  const body = sequence(
    integer(1),
    signatureAlgorithm(issuer.key),
    encodeName(issuer.subject),
    time(askedAt - hour),
    time(askedAt + hour),
    sequence(entry),
    explicit(0, sequence(indirect.der)),
  );
  return signed(body, issuer.key);
}

/** The leader again, whose lists are signed by somebody else. */
function leaderWith(crlIssuer: Holder): Holder {
  const issuer = explicit(2, explicit(4, encodeName(crlIssuer.subject)));
  const point = extension(extensionOids.crlDistributionPoints, sequence(sequence(issuer)));
  return issueTest({
    issuer: authority,
    profile: 'person',
    subject: leader.subject,
    key: 'leader',
    extensions: [point],
  });
}

describe('REV-05: lists that somebody else signs for the authority', () => {
  const separate = delegate(authority, undefined);

  it('are believed from a key of the authority’s own name that it certified for lists', () => {
    const crls = [listWith({ signer: separate })];
    expect(toldOf(askState({ crls, certificates: [separate.certificate] }))).toEqual(['good']);
    expect(toldOf(askState({ crls }))).toEqual([...undetermined, 'revocation.proof-forged']);
  });

  it('are not believed from a key that may not sign lists, or that another authority certified', () => {
    for (const signer of [
      delegate(authority, undefined, 'digitalSignature'),
      delegate(publicAuthority, undefined),
    ]) {
      const proof = { crls: [listWith({ signer })], certificates: [signer.certificate] };
      expect(toldOf(askState(proof))).toEqual([...undetermined, 'revocation.proof-forged']);
    }
  });

  it.each(['keyCompromise', 'certificateHold'] as const)('are not believed from a key after %s', (reason) => {
    const own = encodeCrl({
      issuer: authority,
      at: askedAt - 20 * hour,
      revoked: [{ serial: separate.serial, at: askedAt - 50 * hour, reason }],
      nextUpdate: askedAt - 1000,
    });
    const proof = { crls: [own, listWith({ signer: separate })], certificates: [separate.certificate] };
    expect(askState(proof).state).toBe('unknown');
  });

  it('are not believed from a key that is certified under another name, or for nothing said', () => {
    const other = delegate(authority, 'Ai đó');
    const unsaid = issueCertificate({
      ...{ subject: authority.subject, key: testKey('spare-ec'), issuer: authority, extensions: [] },
      ...testValidity.holders,
    });
    for (const signer of [other, unsaid]) {
      const proof = { crls: [listWith({ signer })], certificates: [signer.certificate] };
      expect(toldOf(askState(proof))).toEqual([...undetermined, 'revocation.proof-forged']);
    }
  });

  it('are weak when the authority’s own key signed them weakly, whoever else might have', () => {
    const crls = [listWith({ manner: { hash: 'sha1' } })];
    const told = toldOf(askState({ crls, certificates: [separate.certificate] }));
    expect(told).toEqual([...undetermined, 'revocation.proof-weak']);
  });

  it.each([
    [9, 'good'],
    [10, 'unknown'],
  ] as const)('are looked for behind %i other keys of the name: %s', (count, state) => {
    const { subject } = authority;
    const extensions = [keyUsage('cRLSign')];
    const others = Array.from({ length: count }, (_, index) =>
      issueTest({
        ...{ issuer: authority, profile: 'person', subject, key: 'spare-ec', extensions },
        serial: Uint8Array.of(index + 1),
      }),
    );
    const strangers = Array.from({ length: 5 }, () => leader);
    const certificates = [...strangers, ...others, separate].map(({ certificate }) => certificate);
    expect(askState({ crls: [listWith({ signer: separate })], certificates }).state).toBe(state);
  });

  it('are believed from the authority that the certificate names, on an indirect list', () => {
    const publisher = delegate(authority, 'Nơi công bố danh sách');
    const subject = leaderWith(publisher);
    const certificates = [publisher.certificate];
    const stateOn = (list: Uint8Array, holder: Holder) =>
      askState({ crls: [list], certificates }, askedAt, askedAt, holder).state;
    const entry = (...extensions: readonly Uint8Array[]) =>
      sequence(integer(subject.serial), time(askedAt - 2 * hour), ...extensions);
    const ofAuthority = extension(
      extensionOids.certificateIssuer,
      sequence(explicit(4, encodeName(authority.subject))),
      true,
    );
    const empty = encodeCrl({ issuer: publisher, at: askedAt - hour, extensions: [indirect] });
    expect(stateOn(empty, subject)).toBe('good');
    expect(stateOn(empty, leader)).toBe('unknown');
    expect(stateOn(indirectList(publisher, entry(sequence(ofAuthority.der))), subject)).toBe('revoked');
    expect(stateOn(indirectList(publisher, entry()), subject)).toBe('good');
  });

  it('say nothing by their own entries of other issuers', () => {
    const list = encodeCrl({
      issuer: publicAuthority,
      at: askedAt - hour,
      revoked: leaderLine(askedAt - 2 * hour),
    });
    expect(askState({ crls: [list, listWith()] }).state).toBe('good');
  });
});

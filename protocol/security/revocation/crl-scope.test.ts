import { describe, expect, it } from 'vitest';
import { askedAt, askState, listWith, toldOf } from '../../../fixtures/certificates/ask-state.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { type CrlPlan, encodeCrl } from '../../../fixtures/keys/encode-crl.ts';
import { type EncodedExtension, extension, keyUsage } from '../../../fixtures/keys/extensions.ts';
import { encodeName, type SubjectName } from '../../../fixtures/keys/names.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { boolean, explicit, ia5, implicit, sequence } from '../../asn1/write.ts';

const { agencyAuthority: authority, deviceAuthority, root, leader } = testPki();
const hour = 3_600_000;
const uri = (place: string) => implicit(6, ia5(`http://pki.example/${place}.crl`));
const directory = (name: SubjectName) => explicit(4, encodeName(name));
const fullName = (...names: readonly Uint8Array[]) => explicit(0, explicit(0, ...names));

function scope(...fields: readonly Uint8Array[]): EncodedExtension {
  return extension(extensionOids.issuingDistributionPoint, sequence(...fields), true);
}

/** A person of the authority, with distribution points of these fields. */
function personWith(...points: readonly Uint8Array[]): Holder {
  const said = extension(
    extensionOids.crlDistributionPoints,
    sequence(...points.map((point) => sequence(point))),
  );
  const extensions = points.length === 0 ? [] : [said];
  return issueTest({
    issuer: authority,
    profile: 'person',
    subject: leader.subject,
    key: 'leader',
    extensions,
  });
}

function told(holder: Holder, plan: Partial<CrlPlan>): readonly string[] {
  return toldOf(askState({ crls: [listWith(plan)] }, askedAt, askedAt, holder));
}

const unusable = ['unknown', 'revocation.undetermined', 'revocation.proof-unusable'];
const good = ['good'];

describe('which certificates a list speaks of', () => {
  it.each<[string, () => Uint8Array, readonly string[]]>([
    ['users', () => implicit(1, boolean(true)), unusable],
    ['authorities', () => implicit(2, boolean(true)), good],
    ['other issuers too', () => implicit(4, boolean(true)), good],
  ])('an authority’s certificate and a list of %s', (_, field, expected) => {
    const list = encodeCrl({ issuer: root, at: askedAt - hour, extensions: [scope(field())] });
    expect(toldOf(askState({ crls: [list] }, askedAt, askedAt, authority))).toEqual(expected);
  });

  it.each<[string, () => Holder, readonly Uint8Array[], readonly string[]]>([
    ['one of its own points', () => leader, [uri('agency')], good],
    ['one name of several of the list', () => leader, [uri('elsewhere'), uri('agency')], good],
    [
      'one point of several of its own',
      () => personWith(fullName(uri('a')), fullName(uri('b'))),
      [uri('b')],
      good,
    ],
    ['a point of nobody here', () => leader, [uri('elsewhere')], unusable],
    ['the name of its issuer, having no point', () => personWith(), [directory(authority.subject)], good],
    ['another name, having no point', () => personWith(), [directory(root.subject)], unusable],
    ['the name of its issuer, having a point', () => leader, [directory(authority.subject)], unusable],
    [
      'the name of the publisher in its point',
      () => personWith(explicit(2, directory(root.subject))),
      [directory(root.subject)],
      good,
    ],
    [
      'an address, having the name of a publisher',
      () => personWith(explicit(2, directory(root.subject))),
      [uri('agency')],
      unusable,
    ],
  ])('a certificate and a list of %s', (_, holder, names, expected) => {
    expect(told(holder(), { extensions: [scope(fullName(...names))] })).toEqual(expected);
  });

  it('a point with a full name and a publisher is the full name', () => {
    const both = sequence(fullName(uri('a')), explicit(2, directory(root.subject)));
    const said = extension(extensionOids.crlDistributionPoints, sequence(both));
    const holder = issueTest({
      ...{ issuer: authority, profile: 'person', subject: leader.subject, key: 'leader' },
      extensions: [said],
    });
    expect(told(holder, { extensions: [scope(fullName(uri('a')))] })).toEqual(good);
    expect(told(holder, { extensions: [scope(fullName(directory(root.subject)))] })).toEqual(unusable);
  });
});

describe('who may sign lists', () => {
  it('is no authority whose key is for certificates alone', () => {
    const narrow = issueTest({
      ...{ issuer: root, profile: 'authority', subject: authority.subject, key: 'agency-authority' },
      extensions: [keyUsage('keyCertSign')],
    });
    const holder = issueTest({ issuer: narrow, profile: 'person', subject: leader.subject, key: 'leader' });
    const crls = [encodeCrl({ issuer: narrow, at: askedAt - hour })];
    expect(toldOf(askState({ crls }, askedAt, askedAt, holder)).at(-1)).toBe('revocation.proof-forged');
  });

  it('is not the issuer under the name of a publisher', () => {
    const holder = personWith(explicit(2, directory(deviceAuthority.subject)));
    const indirect = [scope(implicit(4, boolean(true)))];
    const list = { issuer: deviceAuthority, signer: authority, extensions: indirect };
    expect(told(holder, list)).toEqual(['unknown', 'revocation.undetermined', 'revocation.proof-forged']);
  });

  it('is a publisher whom any of the points names, on an indirect list alone', () => {
    const holder = personWith(
      explicit(2, directory(deviceAuthority.subject)),
      explicit(2, directory(root.subject)),
    );
    const indirect = { issuer: root, extensions: [scope(implicit(4, boolean(true)))] };
    expect(told(holder, indirect).at(-1)).toBe('revocation.proof-forged');
    expect(told(holder, { issuer: root }).at(-1)).toBe('revocation.undetermined');
  });
});

import { describe, expect, it } from 'vitest';
import { encodeName } from '../../fixtures/keys/names.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../fixtures/keys/test-trust.ts';
import { readDer } from '../asn1/der.ts';
import type { Certificate, DistinguishedName, GeneralName, NameKind } from './certificate.ts';
import { readName } from './distinguished-name.ts';
import { checkNames } from './name-constraints.ts';

const pki = testPki();
const leaf = certificateOf(pki.leader);
const authority = certificateOf(pki.agencyAuthority);
const nobody: DistinguishedName = { attributes: [], text: '', canonical: '', der: new Uint8Array() };

function named(kind: NameKind, value: string, content = new Uint8Array()): GeneralName {
  return { kind, value, content };
}

/** The leaf with these names and no subject, below an authority with these constraints. */
function codesOf(
  alternativeNames: readonly GeneralName[],
  permitted: readonly GeneralName[],
  excluded: readonly GeneralName[] = [],
  subject: DistinguishedName = nobody,
): readonly string[] {
  const constrained: Certificate = { ...authority, nameConstraints: { permitted, excluded } };
  return checkNames([{ ...leaf, subject, alternativeNames }, constrained]).map(
    ({ verdict, problem }) => `${verdict} ${problem.code} ${problem.seen ?? ''}`,
  );
}

const forbidden = (seen: string) => [`wrong-usage certificate.name-forbidden ${seen}`];
const unclear = (seen: string) => [`wrong-usage certificate.name-not-understood ${seen}`];

describe('a name within what is permitted', () => {
  it.each<[NameKind, string, string, boolean]>([
    ['dns', 'a.vn', 'a.vn', true],
    ['dns', 'A.VN', 'a.vn', true],
    ['dns', 'b.a.vn', 'A.vn', true],
    ['dns', 'ba.vn', 'a.vn', false],
    ['dns', 'vn', 'a.vn', false],
    ['dns', 'b.a.vn', '.a.vn', true],
    ['dns', 'a.vn', '.a.vn', false],
    ['dns', '*.a.vn', '.a.vn', true],
    ['dns', '*.a.vn', 'a.vn', true],
    ['dns', '*.vn', 'a.vn', false],
    ['dns', 'any.example', '', true],
    ['mail', 'x@a.vn', 'a.vn', true],
    ['mail', 'x@A.vn', 'a.vn', true],
    ['mail', 'x@b.a.vn', 'a.vn', false],
    ['mail', 'x@b.a.vn', '.a.vn', true],
    ['mail', 'x@a.vn', '.a.vn', false],
    ['mail', 'x@a.vn', 'x@A.vn', true],
    ['mail', 'X@a.vn', 'x@a.vn', false],
    ['mail', 'x@b.vn', 'x@a.vn', false],
    ['uri', 'http://a.vn/x', 'a.vn', true],
    ['uri', 'HTTPS://x@A.vn:8080?q', 'a.vn', true],
    ['uri', 'http://b.a.vn', '.a.vn', true],
    ['uri', 'http://b.a.vn', 'a.vn', false],
    ['uri', 'http://a.vn#f', '.a.vn', false],
    ['directory', 'c=vn,o=x,cn=a,', 'c=vn,o=x,', true],
    ['directory', 'c=vn,o=y,', 'c=vn,o=x,', false],
  ])('%s %s, permitted %j: %s', (kind, value, base, isInside) => {
    const codes = codesOf([named(kind, value)], [named(kind, base)]);
    expect(codes).toEqual(isInside ? [] : forbidden(`${kind}:${value}`));
  });

  it('is within one of several, and free where its kind is not spoken of', () => {
    const dns = named('dns', 'a.vn');
    expect(codesOf([dns], [named('dns', 'b.vn'), named('dns', 'a.vn')])).toEqual([]);
    expect(codesOf([dns], [named('mail', 'b.vn')])).toEqual([]);
  });

  it.each<[NameKind, string, string]>([
    ['dns', 'a..vn', 'a.vn'],
    ['dns', 'a.vn', 'b_-.vn'],
    ['dns', '-a.vn', 'a.vn'],
    ['mail', '@a.vn', 'a.vn'],
    ['mail', '"x@y"@a.vn', 'a.vn'],
    ['mail', 'x@a..vn', 'a.vn'],
    ['uri', 'urn:x:y', 'a.vn'],
    ['uri', 'http://10.1.2.3/', 'a.vn'],
    ['uri', 'http://[::1]/', 'a.vn'],
    ['other', '0', '0'],
  ])('cannot be told: %s %s, permitted %s', (kind, value, base) => {
    expect(codesOf([named(kind, value)], [named(kind, base)])).toEqual(unclear(`${kind}:${value}`));
  });

  it('is not looked at when it is of another unknown kind', () => {
    expect(codesOf([named('other', '0')], [named('other', '3')])).toEqual([]);
  });
});

describe('a name that is forbidden', () => {
  it.each<[NameKind, string, string, boolean]>([
    ['dns', 'b.a.vn', 'a.vn', true],
    ['dns', 'c.vn', 'a.vn', false],
    ['dns', '*.vn', 'a.vn', true],
    ['dns', '*.vn', 'avn', false],
    ['dns', 'vn', 'a.vn', false],
    ['mail', 'x@a.vn', 'a.vn', true],
  ])('%s %s, excluded %s: %s', (kind, value, base, isBarred) => {
    const codes = codesOf([named(kind, value)], [], [named(kind, base)]);
    expect(codes).toEqual(isBarred ? forbidden(`${kind}:${value}`) : []);
  });

  it('is forbidden though it is permitted too', () => {
    const dns = named('dns', 'b.a.vn');
    expect(codesOf([dns], [named('dns', 'a.vn')], [named('dns', 'b.a.vn')])).toEqual(forbidden('dns:b.a.vn'));
  });

  it('cannot be told when the exclusion cannot', () => {
    expect(codesOf([named('other', '0')], [], [named('other', '0')])).toEqual(unclear('other:0'));
  });
});

describe('an address', () => {
  const bytes = (...list: readonly number[]) => Uint8Array.from(list);
  const network = named('ip', '10.1.0.0', bytes(10, 1, 0, 0, 255, 255, 0, 0));

  it.each<[string, readonly number[], boolean]>([
    ['in the network', [10, 1, 200, 3], true],
    ['beside it', [10, 2, 0, 0], false],
    ['of another length', [10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], false],
  ])('%s', (_, list, isInside) => {
    expect(codesOf([named('ip', 'x', bytes(...list))], [network])).toEqual(isInside ? [] : forbidden('ip:x'));
  });

  it('is compared with what the mask leaves of a network', () => {
    const loose = named('ip', '', bytes(10, 1, 9, 9, 255, 255, 0, 0));
    expect(codesOf([named('ip', 'x', bytes(10, 1, 0, 1))], [loose])).toEqual([]);
  });
});

describe('the names of a certificate', () => {
  const subject = readName(readDer(encodeName({ commonName: 'A' })));
  const mail = { ...subject, attributes: [{ oid: '1.2.840.113549.1.9.1', value: 'x@a.vn' }] };

  it('are its subject too', () => {
    const within = [named('directory', subject.canonical)];
    expect(codesOf([], within, [], subject)).toEqual([]);
    expect(codesOf([], [named('directory', 'c=us,')], [], subject)).toHaveLength(1);
    expect(codesOf([], [named('directory', 'c=us,')])).toEqual([]);
  });

  it('are the mail address in its subject when no other stands beside', () => {
    const base = [named('mail', 'b.vn')];
    expect(codesOf([], base, [], mail)).toEqual(forbidden('mail:x@a.vn'));
    expect(codesOf([named('mail', 'y@b.vn')], base, [], mail)).toEqual([]);
    expect(codesOf([], base, [], subject)).toEqual([]);
  });
});

describe('constraints of a path', () => {
  const constraint = { permitted: [named('dns', 'a.vn')], excluded: [] };
  const wrong = { ...leaf, alternativeNames: [named('dns', 'b.vn')] };
  const selfIssued = { ...wrong, issuer: wrong.subject };

  it('bind everybody below, but for authorities’ own roll-overs', () => {
    const top = { ...authority, nameConstraints: constraint };
    expect(checkNames([wrong, wrong, top])).toHaveLength(2);
    expect(checkNames([leaf, selfIssued, top])).toHaveLength(0);
    expect(checkNames([selfIssued, top])).toHaveLength(1);
    expect(checkNames([{ ...wrong, nameConstraints: constraint }, authority])).toEqual([]);
  });

  it('are compared a hundred thousand times and no more', () => {
    const many = (count: number) => Array.from({ length: count }, () => named('dns', 'a.vn'));
    const of = (count: number, names: number) =>
      checkNames([
        { ...leaf, subject: nobody, alternativeNames: many(names) },
        { ...authority, nameConstraints: { permitted: many(count), excluded: [] } },
      ]);
    expect(of(1_000, 100)).toEqual([]);
    expect(of(1_001, 100)).toMatchObject([
      { verdict: 'untrusted', problem: { code: 'certificate.path-too-wide', expected: '100000' } },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { authorityKeyId, type EncodedExtension, extension } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { accessMethods, algorithmOids, extensionOids } from '../../asn1/oids.ts';
import {
  bits,
  boolean,
  explicit,
  generalizedTime,
  ia5,
  implicit,
  integer,
  namedBits,
  nullValue,
  octets,
  oid,
  sequence,
  time,
  utcTime,
} from '../../asn1/write.ts';
import { entryKey, parseCrl, type RevocationList } from './parse-crl.ts';

const at = Date.UTC(2026, 5, 1, 5);
const day = 86_400_000;
const algorithm = sequence(oid(algorithmOids.sha256WithRsa), nullValue);
const issuer = encodeName({ commonName: 'Nơi công bố' });
const number = extension(extensionOids.crlNumber, integer(7));
const line = sequence(integer(0x0a1b), time(at - day));

/** The parts of a list; what is not given is as it should be. */
interface Parts {
  readonly version?: Uint8Array | 'none';
  readonly inner?: Uint8Array;
  readonly thisUpdate?: Uint8Array;
  readonly nextUpdate?: Uint8Array;
  readonly revoked?: Uint8Array;
  readonly extensions?: readonly EncodedExtension[] | 'none';
  readonly behindBody?: Uint8Array;
  readonly behind?: Uint8Array;
}

function listOf(parts: Parts = {}): Uint8Array {
  const { version = integer(1), extensions = [number] } = parts;
  const body = sequence(
    version === 'none' ? undefined : version,
    parts.inner ?? algorithm,
    issuer,
    parts.thisUpdate ?? utcTime(at),
    parts.nextUpdate,
    parts.revoked,
    extensions === 'none' ? undefined : explicit(0, sequence(...extensions.map(({ der }) => der))),
    parts.behindBody,
  );
  return sequence(body, algorithm, bits(Uint8Array.of(1, 2, 3)), parts.behind);
}

function readList(parts?: Parts): RevocationList {
  const reading = parseCrl(listOf(parts));
  if (!reading.ok) throw new Error(`unreadable: ${reading.problems[0]?.seen}`);
  return reading.value;
}

/** What an issuing distribution point with these fields makes of the list. */
function scoped(...fields: readonly Uint8Array[]): Parts {
  return { extensions: [extension(extensionOids.issuingDistributionPoint, sequence(...fields), true)] };
}

const fullName = (...names: readonly Uint8Array[]) => explicit(0, explicit(0, ...names));
const address = implicit(6, ia5('http://pki.example/a.crl'));

describe('what a list holds', () => {
  it('is read field by field', () => {
    const list = readList({ nextUpdate: utcTime(at + day), revoked: sequence(line) });
    expect(list).toMatchObject({ thisUpdate: at, nextUpdate: at + day, number: 7n, keepsExpired: false });
    expect(list.issuer.text).toContain('Nơi công bố');
    expect(list.signature).toEqual(Uint8Array.of(1, 2, 3));
    expect(list.signatureAlgorithm).toEqual(algorithm);
    expect(list.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect([...list.entries]).toEqual([
      [entryKey(list.issuer, 'A1B'), { serial: 'A1B', revokedAt: at - day }],
    ]);
  });

  it('names no field that is not there', () => {
    const list = readList({ extensions: 'none' });
    const absent = ['nextUpdate', 'number', 'baseNumber', 'unknownCritical'].filter((name) => name in list);
    expect(absent).toEqual([]);
    expect(list.entries.size).toBe(0);
    expect(list.scope).toEqual({ names: [], partial: false, indirect: false, key: '' });
  });

  it('may be of version 1, which has no extensions', () => {
    expect(readList({ version: 'none', extensions: 'none' }).entries.size).toBe(0);
  });

  it('has its next update in either form of time', () => {
    const later = Date.UTC(2050, 0, 1);
    expect(readList({ nextUpdate: generalizedTime(later) }).nextUpdate).toBe(later);
  });

  it('knows its number, its base, and whether it keeps what expired', () => {
    const base = extension(extensionOids.deltaCrl, integer(5), true);
    const keeps = extension('2.5.29.60', generalizedTime(at));
    const list = readList({ extensions: [number, base, keeps] });
    expect(list).toMatchObject({ number: 7n, baseNumber: 5n, keepsExpired: true });
  });

  it.each([
    ['authority key', authorityKeyId(Uint8Array.of(1))],
    ['other name of the issuer', extension(extensionOids.issuerAltName, sequence(address), true)],
    ['number', extension(extensionOids.crlNumber, integer(1), true)],
    ['base of a delta', extension(extensionOids.deltaCrl, integer(1), true)],
    ['distribution point', extension(extensionOids.issuingDistributionPoint, sequence(), true)],
    ['address of deltas', extension(extensionOids.freshestCrl, sequence(), true)],
    [
      'address of the issuer',
      extension(
        extensionOids.authorityInfoAccess,
        sequence(sequence(oid(accessMethods.issuers), address)),
        true,
      ),
    ],
    ['expired entries', extension('2.5.29.60', generalizedTime(at), true)],
  ])('is understood with a critical extension: %s', (_, known) => {
    expect('unknownCritical' in readList({ extensions: [known] })).toBe(false);
  });

  it('names the critical extension that is not understood, and no other one', () => {
    const strange = '1.3.6.1.4.1.32473.9.9';
    const isCritical = { extensions: [number, extension(strange, nullValue, true)] };
    expect(readList(isCritical).unknownCritical).toBe(strange);
    expect('unknownCritical' in readList({ extensions: [extension(strange, nullValue)] })).toBe(false);
  });
});

describe('which certificates a list speaks of', () => {
  it.each([
    ['users', scoped(implicit(1, boolean(true)))],
    ['authorities', scoped(implicit(2, boolean(true)))],
    ['attributes', scoped(implicit(5, boolean(true)))],
  ])('only %s', (only, parts) => {
    expect(readList(parts).scope).toMatchObject({ only, names: [], partial: false, indirect: false });
  });

  it('of all kinds, by a distribution point without a restriction', () => {
    const { scope } = readList(scoped());
    expect(scope).toEqual({ names: [], partial: false, indirect: false, key: '3000' });
  });

  it('of some reasons, or of other issuers too', () => {
    expect(readList(scoped(implicit(3, namedBits(1)))).scope).toMatchObject({
      partial: true,
      indirect: false,
    });
    expect(readList(scoped(implicit(4, boolean(true)))).scope).toMatchObject({
      partial: false,
      indirect: true,
    });
  });

  it('of one point by name; a point that is named otherwise equals nothing, and is not everything', () => {
    expect(readList(scoped(fullName(address))).scope.names).toContain('uri:http://pki.example/a.crl');
    const relative = explicit(0, explicit(1, sequence(oid('2.5.4.3'), ia5('x'))));
    const { names } = readList(scoped(relative)).scope;
    expect(names.length).toBeGreaterThan(0);
    expect(names.some((name) => /^(uri|directory):/.test(name))).toBe(false);
  });
});

describe('lists that cannot be read', () => {
  const twice = [implicit(1, boolean(true)), implicit(2, boolean(true))] as const;

  it.each<[string, Parts, string]>([
    ['version 1 written out', { version: integer(0) }, 'CRL value'],
    ['version 3', { version: integer(2) }, 'CRL value'],
    ['extensions in version 1', { version: 'none' }, 'CRL value'],
    [
      'two algorithms',
      { inner: sequence(oid(algorithmOids.ecdsaWithSha256)), extensions: 'none' },
      'CRL value',
    ],
    ['an empty list of entries', { revoked: sequence() }, 'CRL value'],
    ['something behind the extensions', { behindBody: nullValue }, 'CRL wrong-tag'],
    ['something behind the signature', { behind: nullValue }, 'CRL wrong-tag'],
    ['no time', { thisUpdate: nullValue }, 'CRL time'],
    ['a year before 2050 in the long form', { thisUpdate: generalizedTime(at) }, 'CRL time'],
    ['users and authorities alone', scoped(...twice), 'CRL value'],
    ['users and attributes alone', scoped(twice[0], implicit(5, boolean(true))), 'CRL value'],
    ['authorities and attributes alone', scoped(twice[1], implicit(5, boolean(true))), 'CRL value'],
    ['FALSE written out', scoped(implicit(4, boolean(false))), 'CRL default-written'],
    ['reasons with a bit too many', scoped(implicit(3, bits(Uint8Array.of(0x40, 0)))), 'CRL bits-named'],
    ['something behind the point', scoped(implicit(9, nullValue)), 'CRL wrong-tag'],
    ['a number that is none', { extensions: [extension(extensionOids.crlNumber, octets(issuer))] }, 'CRL'],
  ])('%s', (_, parts, seen) => {
    const reading = parseCrl(listOf(parts));
    expect(reading.ok).toBe(false);
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]).toMatchObject({ code: 'revocation.proof-malformed', place: { path: 'CRL' } });
    expect(reading.problems[0]?.seen).toContain(seen);
  });

  it('say at which byte', () => {
    const reading = parseCrl(listOf().subarray(0, 40));
    expect(reading.problems[0]).toMatchObject({ place: { offset: 0 }, seen: 'CRL truncated' });
    const [unversioned] = parseCrl(listOf({ version: integer(5) })).problems;
    expect(unversioned?.place.offset).toBeGreaterThan(2);
  });
});

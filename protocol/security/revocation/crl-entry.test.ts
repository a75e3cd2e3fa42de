import { describe, expect, it } from 'vitest';
import { extension } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { decoding, readDer } from '../../asn1/der.ts';
import { extensionOids } from '../../asn1/oids.ts';
import {
  enumerated,
  explicit,
  generalizedTime,
  ia5,
  implicit,
  integer,
  nullValue,
  sequence,
  time,
} from '../../asn1/write.ts';
import { readName } from '../distinguished-name.ts';
import { readTime, serialOf } from '../parse-certificate.ts';
import { type RevokedEntry, readEntry, reasonIn } from './crl-entry.ts';

const at = Date.UTC(2026, 5, 1, 5);
const plain = { serial: '5', revokedAt: at };

/** What is read of an entry with these extensions. */
function entryWith(...extensions: readonly { readonly der: Uint8Array }[]): RevokedEntry {
  const said = extensions.length === 0 ? undefined : sequence(...extensions.map(({ der }) => der));
  return readEntry(readDer(sequence(integer(5), time(at), said)), serialOf, readTime);
}

/** Which rule is broken. */
function brokenIn(reader: () => unknown): string {
  const reading = decoding(reader);
  return reading.ok ? 'none' : reading.fault.rule;
}

const reason = (number: number) => extension(extensionOids.reasonCode, enumerated(number));
const issuerNamed = (...names: readonly Uint8Array[]) =>
  extension(extensionOids.certificateIssuer, sequence(...names), true);

describe('an entry of a list', () => {
  it('is a number and a time', () => {
    expect(entryWith()).toEqual(plain);
  });

  it.each([
    [0, 'unspecified'],
    [1, 'keyCompromise'],
    [2, 'cACompromise'],
    [3, 'affiliationChanged'],
    [4, 'superseded'],
    [5, 'cessationOfOperation'],
    [6, 'certificateHold'],
    [8, 'removeFromCRL'],
    [9, 'privilegeWithdrawn'],
    [10, 'aACompromise'],
  ])('gives the reason %i, which is %s', (number, name) => {
    expect(entryWith(reason(number))).toEqual({ ...plain, reason: name });
  });

  it('may say since when the key was not to be trusted', () => {
    const since = extension(extensionOids.invalidityDate, generalizedTime(at - 1000));
    expect(entryWith(since)).toEqual({ ...plain, invalidFrom: at - 1000 });
  });

  it('may be of another issuer, by the first directory name', () => {
    const name = encodeName({ commonName: 'Nơi khác' });
    const entry = entryWith(issuerNamed(implicit(2, ia5('ca.example')), explicit(4, name)));
    expect(entry).toEqual({ ...plain, issuer: readName(readDer(name)).canonical });
  });

  it('names the first critical extension that is not understood, and lets others be', () => {
    const [one, two] = ['1.3.6.1.4.1.32473.9.1', '1.3.6.1.4.1.32473.9.2'];
    expect(entryWith(extension(one, nullValue))).toEqual(plain);
    expect(entryWith(extension(two, nullValue, true), extension(one, nullValue, true))).toEqual({
      ...plain,
      unknownCritical: two,
    });
  });

  it.each<[string, () => unknown, string]>([
    ['the reason that is not used', () => entryWith(reason(7)), 'value'],
    ['a reason beyond the last', () => entryWith(reason(11)), 'value'],
    ['a reason as INTEGER', () => entryWith(extension(extensionOids.reasonCode, integer(1))), 'wrong-tag'],
    ['an issuer without a directory name', () => entryWith(issuerNamed(implicit(2, ia5('x')))), 'value'],
    [
      'something behind the extensions',
      () =>
        readEntry(
          readDer(sequence(integer(5), time(at), sequence(reason(1).der), nullValue)),
          serialOf,
          readTime,
        ),
      'wrong-tag',
    ],
    ['no time', () => readEntry(readDer(sequence(integer(5))), serialOf, readTime), 'missing'],
  ])('cannot be read with %s', (_, reader, rule) => {
    expect(brokenIn(reader)).toBe(rule);
  });
});

describe('a reason under a tag of its own', () => {
  it('is read by the tag’s content', () => {
    expect(reasonIn(readDer(implicit(0, enumerated(1))))).toBe('keyCompromise');
  });
});

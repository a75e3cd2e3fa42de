import { describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../fixtures/keys/test-trust.ts';
import { anyPolicy } from '../asn1/oids.ts';
import type { Certificate, PolicyLimits } from './certificate.ts';
import { holdsPolicies } from './certificate-policies.ts';

const base = certificateOf(testPki().leader);
const [one, two, three] = ['1.2.1', '1.2.2', '1.2.3'] as const;

/** A certificate of these policies and limits. */
function of(policies: readonly string[] | undefined, limits: Partial<PolicyLimits> = {}): Certificate {
  const { policies: _before, ...bare } = base;
  const policyLimits = { mappings: [], ...limits };
  return policies === undefined ? { ...bare, policyLimits } : { ...bare, policies, policyLimits };
}

const selfIssued = (certificate: Certificate): Certificate => ({ ...certificate, issuer: base.subject });
const maps = (...pairs: readonly (readonly [string, string])[]) => ({
  mappings: pairs.map(([issuer, subject]) => ({ issuer, subject })),
});

/** The leaf first, as everywhere; nothing asked unless it is said. */
type Path = readonly Certificate[];

describe('policies along a path', () => {
  it.each<[string, () => Path, boolean]>([
    ['nothing is asked, and nothing holds', () => [of([two]), of([one])], true],
    ['nothing is there', () => [], true],
    [
      'an explicit one is asked at once, and holds',
      () => [of([one]), of([one], { requireExplicit: 0 })],
      true,
    ],
    [
      'an explicit one is asked at once, and none is there',
      () => [of(undefined), of([one], { requireExplicit: 0 })],
      false,
    ],
    [
      'an explicit one is asked at once, and another is there',
      () => [of([two]), of([one], { requireExplicit: 0 })],
      false,
    ],
    [
      'an explicit one is asked after one, which the leaf is',
      () => [of([two]), of([one], { requireExplicit: 1 })],
      false,
    ],
    ['an explicit one is asked after two', () => [of([two]), of([one], { requireExplicit: 2 })], true],
    ['the leaf itself asks', () => [of([two], { requireExplicit: 0 }), of([one])], false],
    ['the leaf itself asks for what comes below', () => [of([two], { requireExplicit: 1 }), of([one])], true],
    [
      'a limit below does not raise a limit above',
      () => [of([two]), of([one], { requireExplicit: 9 }), of([one], { requireExplicit: 1 })],
      false,
    ],
    [
      'any of the authority covers the leaf’s',
      () => [of([one]), of([anyPolicy], { requireExplicit: 0 })],
      true,
    ],
    [
      'any of the leaf covers the authority’s',
      () => [of([anyPolicy]), of([one], { requireExplicit: 0 })],
      true,
    ],
    ['any is inhibited', () => [of([anyPolicy]), of([one], { requireExplicit: 0, inhibitAny: 0 })], false],
    [
      'any is inhibited further below',
      () => [of([anyPolicy]), of([one], { requireExplicit: 0, inhibitAny: 1 })],
      true,
    ],
    [
      'any is inhibited, and the leaf is self-issued',
      () => [selfIssued(of([anyPolicy])), of([one], { requireExplicit: 0, inhibitAny: 0 })],
      false,
    ],
    [
      'any is inhibited, and the authority between is self-issued',
      () => [of([one]), selfIssued(of([anyPolicy])), of([one], { requireExplicit: 0, inhibitAny: 0 })],
      true,
    ],
    [
      'a roll-over counts for nothing',
      () => [of([two]), selfIssued(of([one])), of([one], { requireExplicit: 2 })],
      true,
    ],
    ['an ordinary authority counts', () => [of([two]), of([one]), of([one], { requireExplicit: 2 })], false],
    [
      'mapped, by its new name',
      () => [of([two]), of([one], { requireExplicit: 0, ...maps([one, two]) })],
      true,
    ],
    [
      'mapped, by its old name',
      () => [of([one]), of([one], { requireExplicit: 0, ...maps([one, two]) })],
      false,
    ],
    [
      'mapped to two',
      () => [of([three]), of([one], { requireExplicit: 0, ...maps([one, two], [one, three]) })],
      true,
    ],
    [
      'mapped from what the authority does not have',
      () => [of([three]), of([one], { requireExplicit: 0, ...maps([two, three]) })],
      false,
    ],
    [
      'mapped from any',
      () => [of([three]), of([anyPolicy], { requireExplicit: 0, ...maps([two, three]) })],
      true,
    ],
    [
      'mapped where mapping is inhibited',
      () => [of([two]), of([one], maps([one, two])), of([one], { requireExplicit: 0, inhibitMapping: 0 })],
      false,
    ],
    [
      'mapped where mapping is inhibited further below',
      () => [of([two]), of([one], maps([one, two])), of([one], { requireExplicit: 0, inhibitMapping: 1 })],
      true,
    ],
    [
      'inhibited mapping leaves the others',
      () => [
        of([three]),
        of([one, three], maps([one, two])),
        of([one, three], { requireExplicit: 0, inhibitMapping: 0 }),
      ],
      true,
    ],
  ])('%s', (_, path, expected) => {
    expect(holdsPolicies(path())).toBe(expected);
  });
});

describe('policies that are asked for', () => {
  it.each<[string, readonly string[], () => Path, boolean]>([
    ['the one that holds', [one], () => [of([one]), of([one])], true],
    ['another one', [two], () => [of([one]), of([one])], false],
    ['one of two', [two, one], () => [of([one]), of([one])], true],
    ['any', [anyPolicy], () => [of([one]), of([one])], true],
    ['any, and none holds', [anyPolicy], () => [of([one]), of([two])], false],
    ['one, and any holds', [one], () => [of([anyPolicy]), of([anyPolicy])], true],
    [
      'the name that the first authority has for it',
      [one],
      () => [of([two]), of([one], maps([one, two]))],
      true,
    ],
    ['the name that it has below', [two], () => [of([two]), of([one], maps([one, two]))], false],
    ['none at all', [], () => [of([one]), of([one])], false],
    ['the one that any covers, by either', [one], () => [of([anyPolicy]), of([one, two])], true],
    [
      'the one that any covers, and another was there',
      [three],
      () => [of([anyPolicy]), of([one, two])],
      false,
    ],
    [
      'both names that meet below',
      [two],
      () => [of([three]), of([one, two], maps([one, three], [two, three]))],
      true,
    ],
    [
      'both names that meet below, by any',
      [one],
      () => [of([anyPolicy]), of([one, two], maps([one, three], [two, three]))],
      true,
    ],
  ])('%s', (_, policies, path, expected) => {
    expect(holdsPolicies(path(), { policies })).toBe(expected);
  });
});

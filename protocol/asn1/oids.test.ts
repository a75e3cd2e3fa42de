import { describe, expect, it } from 'vitest';
import { readDer } from './der.ts';
import * as oids from './oids.ts';
import { oidOf } from './values.ts';
import * as write from './write.ts';

const { anyPolicy, nameLabels, ...groups } = oids;
const identifiers = [anyPolicy, ...Object.keys(nameLabels), ...Object.values(groups).flatMap(Object.values)];

describe('object identifiers', () => {
  it('can all be written, and read back as they stand', () => {
    for (const dotted of identifiers) expect(oidOf(readDer(write.oid(dotted)))).toBe(dotted);
  });

  it('name one thing each', () => {
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  it('any policy is the policy 0 of its extension', () => {
    expect(anyPolicy).toBe(`${groups.extensionOids.certificatePolicies}.0`);
  });
});

describe('labels of attributes', () => {
  it.each([
    ['CN', '2.5.4.3'],
    ['L', '2.5.4.7'],
    ['ST', '2.5.4.8'],
    ['O', '2.5.4.10'],
    ['OU', '2.5.4.11'],
    ['C', '2.5.4.6'],
    ['street', '2.5.4.9'],
    ['DC', '0.9.2342.19200300.100.1.25'],
    ['UID', '0.9.2342.19200300.100.1.1'],
  ])('%s stands for %s (RFC 4514 §3)', (label, dotted) => {
    expect(nameLabels[dotted]).toBe(label);
  });

  it('are unlike each other and can stand in a name as they are', () => {
    const labels = Object.values(nameLabels);
    expect(labels.filter((label) => /^[A-Za-z]+$/.test(label))).toEqual(labels);
    expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseContext } from '../../fixtures/certificates/judge-path-case.ts';
import { type Odd, oddName } from '../../fixtures/certificates/odd-certificate.ts';
import { authority, caseMoment, chain, holder, root } from '../../fixtures/certificates/path-chain.ts';
import { extension, policies } from '../../fixtures/keys/extensions.ts';
import type { TestKeyName } from '../../fixtures/keys/test-keys.ts';
import { extensionOids } from '../asn1/oids.ts';
import { explicit, ia5, implicit, integer, oid, sequence } from '../asn1/write.ts';
import type { Certificate } from './certificate.ts';
import { verifyPath } from './certificate-path.ts';
import type { VerificationContext, VerificationMemo } from './context.ts';
import { parseCertificate } from './parse-certificate.ts';

function parsed({ certificate }: Odd): Certificate {
  const reading = parseCertificate(certificate);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** Counts what is asked of it, and remembers nothing: every arithmetic of a search passes here. */
function countingMemo(): VerificationMemo & { readonly count: () => number } {
  let count = 0;
  return {
    get: (key) => {
      if (key.startsWith('issued:')) count += 1;
      return undefined;
    },
    set: () => undefined,
    count: () => count,
  };
}

const meshKeys: readonly TestKeyName[] = [
  'spare-ec',
  'ec-leader',
  'ec-seal',
  'tls-server',
  'ocsp-device',
  'ocsp-public',
  'public-authority',
  'device-authority',
];

/** Everybody certifies everybody: 56 certificates, and more paths than can be walked. */
function mesh(): readonly Odd[] {
  const roots = meshKeys.map((key) => root({ name: oddName(`Mesh ${key}`), key }));
  return roots.flatMap((issuer, from) =>
    meshKeys.flatMap((key, to) =>
      from === to ? [] : [authority(issuer, { name: oddName(`Mesh ${key}`), key })],
    ),
  );
}

function verify(leaf: Odd, others: readonly Odd[], context: VerificationContext) {
  const question = {
    leaf: parsed(leaf),
    others: others.map(parsed),
    purpose: 'official-signature',
    at: caseMoment,
    context,
  } as const;
  return verifyPath(question);
}

describe('CRT-08: a search for a path ends', () => {
  it('in a mesh of authorities that certify each other and have no root', () => {
    const others = mesh();
    const memo = countingMemo();
    const context = { ...caseContext({ leaf: root(), others: [], roots: [root()] }, caseMoment), memo };
    const leaf = holder(root({ name: oddName('Mesh spare-ec'), key: 'spare-ec' }));
    const { verdict } = verify(leaf, others, context);
    expect(verdict).toBe('untrusted');
    expect(memo.count()).toBeLessThanOrEqual(220);
  });

  it('among three hundred namesakes of the issuer', () => {
    const { leaf, roots } = chain();
    const others = Array.from({ length: 300 }, (_, index) =>
      root({ name: oddName('Authority'), key: 'spare-ec', serial: integer(index + 1) }),
    );
    const memo = countingMemo();
    const context = { ...caseContext({ leaf, others: [], roots }, caseMoment), memo };
    const { verdict, reasons } = verify(leaf, others, context);
    expect([verdict, reasons[0]?.code]).toEqual(['untrusted', 'certificate.path-too-wide']);
    expect(memo.count()).toBeLessThanOrEqual(200);
  });

  it('when names and constraints multiply', () => {
    const names = Array.from({ length: 900 }, (_, index) => implicit(2, ia5(`h${index}.example.vn`)));
    const bases = names.map((name) => sequence(name));
    const { leaf, others, roots } = chain(
      { extensions: [extension(extensionOids.subjectAltName, sequence(...names))] },
      { extensions: [extension(extensionOids.nameConstraints, sequence(explicit(1, ...bases)), true)] },
    );
    const { verdict, reasons } = verify(leaf, others, caseContext({ leaf, others, roots }, caseMoment));
    expect([verdict, reasons[0]?.code]).toEqual(['untrusted', 'certificate.path-too-wide']);
  });

  it('when every authority maps every policy to every other (CVE-2023-0464)', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `1.3.6.1.4.1.32473.5.${index}`);
    const pairs = ids.flatMap((one) => ids.map((other) => sequence(oid(one), oid(other))));
    const extensions = [policies(...ids), extension(extensionOids.policyMappings, sequence(...pairs), true)];
    const top = root();
    const tower: Odd[] = [];
    for (const key of meshKeys) {
      tower.push(authority(tower.at(-1) ?? top, { name: oddName(`Floor ${key}`), key, extensions }));
    }
    const leaf = holder(tower.at(-1) ?? top, {
      key: 'spare-ec',
      extensions: [policies('1.3.6.1.4.1.32473.5.3')],
    });
    const files = { leaf, others: tower, roots: [top] };
    expect(verify(leaf, tower, caseContext(files, caseMoment)).verdict).toBe('valid');
  });
});

describe('CRT-08: damaged certificates in a path', () => {
  it('never make it valid, hang or throw', () => {
    const files = chain();
    const context = caseContext(files, caseMoment);
    const middle = files.others[0]?.certificate ?? new Uint8Array();
    const change = fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(change, ([which, at, by]) => {
        const bytes = Uint8Array.from(which === 0 ? middle : files.leaf.certificate);
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ by;
        const reading = parseCertificate(bytes);
        if (!reading.ok) return;
        const [leaf, others] =
          which === 0 ? [parsed(files.leaf), [reading.value]] : [reading.value, files.others.map(parsed)];
        const { verdict } = verifyPath({
          leaf,
          others,
          purpose: 'official-signature',
          at: caseMoment,
          context,
        });
        expect(verdict).not.toBe('valid');
      }),
      { numRuns: 1_000 },
    );
  });
});

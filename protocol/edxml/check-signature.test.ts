import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { checkSignature } from './check-signature.ts';
import { elementUnderTest, problemsOf } from './group-under-test.ts';
import { names as n, packetNamespace, xmldsigNamespace } from './names.ts';
import type { SignatureShape } from './packet.ts';

function signed(local: string, namespace: string, ...children: readonly XmlElement[]): XmlElement {
  return { ...elementUnderTest({ children }), name: { prefix: '', local, namespace } };
}

const dsig = (local: string, ...children: readonly XmlElement[]) =>
  signed(local, xmldsigNamespace, ...children);
const by = (local: string, algorithm: string): XmlElement => ({
  ...dsig(local),
  attributes: [{ name: { prefix: '', local: 'Algorithm', namespace: '' }, value: algorithm }],
});
const value = elementUnderTest({ local: 'SignatureValue', text: 'AA==' });

function judged(element: XmlElement | undefined) {
  let shape: SignatureShape | undefined;
  const problems = problemsOf((notes) => {
    shape = checkSignature(element, n.signature, notes);
  });
  return { shape, problems };
}

const place = (path: string) => ({ path, line: 1, column: 1, offset: 0 });

describe('a signature from outside', () => {
  it('is absent, empty, or one of XML-DSig', () => {
    expect(judged(undefined)).toEqual({ shape: 'absent', problems: [] });
    expect(judged(dsig(n.signature, value))).toEqual({ shape: 'xmldsig', problems: [] });
    for (const element of [dsig(n.signature), dsig(n.signature, dsig('SignedInfo'))]) {
      expect(judged(element)).toEqual({
        shape: 'empty',
        problems: [problem('packet.signature-empty', place(n.signature))],
      });
    }
  });

  it.each([
    [packetNamespace, packetNamespace],
    ['', 'xmlns=""'],
  ])('in the namespace “%s” signs nothing', (namespace, seen) => {
    expect(judged(signed(n.signature, namespace, value))).toEqual({
      shape: 'wrong-namespace',
      problems: [
        problem('packet.signature-namespace', place(n.signature), { seen, expected: xmldsigNamespace }),
      ],
    });
  });
});

describe('algorithms', () => {
  const told = (...children: readonly XmlElement[]) =>
    judged(dsig(n.signature, value, ...children)).problems.map(({ code, place: at, seen }) => [
      code,
      at.path.replace(`${n.signature}/`, ''),
      seen,
    ]);

  it.each([
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#sha1',
    'urn:RSA-SHA1',
    'http://www.w3.org/2001/04/xmldsig-more#md5',
  ])('that are broken are told: %s', (algorithm) => {
    expect(told(by('SignatureMethod', algorithm))).toEqual([
      ['packet.signature-weak-hash', 'SignatureMethod', algorithm],
    ]);
  });

  it.each([
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
    'urn:sha1-and-more',
    'urn:sha12',
  ])('that are sound are not: %s', (algorithm) => {
    expect(told(by('Transform', algorithm))).toEqual([]);
  });

  it('that nobody defined are told', () => {
    const invented = 'http://www.w3.org/TR/xml-exc-c14n#';
    expect(told(by('CanonicalizationMethod', invented))).toEqual([
      ['packet.signature-transform', 'CanonicalizationMethod', invented],
    ]);
  });

  it('are found at any depth, where references and transforms are counted from the first', () => {
    const weak = by('DigestMethod', 'urn:sha1');
    const transforms = dsig('Transforms', by('Transform', 'urn:sha256'), by('Transform', 'urn:md5'));
    const info = dsig(
      'SignedInfo',
      dsig(n.reference, weak),
      dsig(n.reference, transforms, weak),
      dsig('Object'),
      dsig('Object', weak),
      by('Transform', 'urn:md5'),
    );
    expect(told(info).map(([, path]) => path)).toEqual([
      'SignedInfo/Reference[1]/DigestMethod',
      'SignedInfo/Reference[2]/Transforms/Transform[2]',
      'SignedInfo/Reference[2]/DigestMethod',
      'SignedInfo/Object[2]/DigestMethod',
      'SignedInfo/Transform[1]',
    ]);
  });
});

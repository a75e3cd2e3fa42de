import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { elementUnderTest, problemsOf } from './group-under-test.ts';
import { names as n, packetNamespace } from './names.ts';
import { checkRoot, kindOfPacket } from './packet-kind.ts';

const given = (local: string, ...children: readonly XmlElement[]) => elementUnderTest({ local, children });
const of = (namespace: string, element: XmlElement): XmlElement => ({
  ...element,
  name: { ...element.name, namespace },
});
const place = (path: string) => ({ path, line: 1, column: 1, offset: 0 });

describe('the root of a packet', () => {
  function checked(root: XmlElement) {
    let isPacket: boolean | undefined;
    const problems = problemsOf((notes) => {
      isPacket = checkRoot({ root }, notes);
    });
    return { isPacket, problems };
  }

  it('has the name and the namespace of one, and so has its envelope', () => {
    expect(checked(given(n.root, given(n.envelope)))).toEqual({ isPacket: true, problems: [] });
    expect(checked(given(n.root))).toEqual({ isPacket: true, problems: [] });
    expect(checked(given(n.root, of('urn:x', given(n.body))))).toEqual({ isPacket: true, problems: [] });
  });

  it.each([n.envelope, 'EdXMLEnvelope', 'Envelope', 'edxml'])('is foreign where it is %s', (seen) => {
    expect(checked(given(seen))).toEqual({
      isPacket: false,
      problems: [problem('packet.root-foreign', place(''), { seen, expected: n.root })],
    });
  });

  it('is of another namespace, or its envelope is', () => {
    const wrong = (path: string, seen: string) => ({
      isPacket: false,
      problems: [problem('packet.namespace-wrong', place(path), { seen, expected: packetNamespace })],
    });
    expect(checked(of('', given(n.root)))).toEqual(wrong(n.root, 'xmlns=""'));
    expect(checked(given(n.root, of('urn:x', given(n.envelope))))).toEqual(wrong(n.envelope, 'urn:x'));
    expect(checked(of('urn:y', given(n.root, of('urn:x', given(n.envelope)))))).toEqual(
      wrong(n.root, 'urn:y'),
    );
  });
});

describe('the kind of a packet', () => {
  function kindOf(...children: readonly XmlElement[]) {
    const header = given(n.header, given(n.messageHeader, ...children));
    let kind: string | undefined;
    const problems = problemsOf((notes) => {
      kind = kindOfPacket({ root: given(n.root, given(n.envelope, header)) }, notes);
    });
    return { kind, problems };
  }

  it('is a status by its code, and a document by anything else', () => {
    expect(kindOf(given(n.from), given(n.statusCode))).toEqual({ kind: 'status', problems: [] });
    expect(kindOf(given(n.from), given(n.to))).toEqual({ kind: 'document', problems: [] });
    expect(kindOf()).toEqual({ kind: 'document', problems: [] });
  });

  it('is a status without code by a time that stands with nothing of a document', () => {
    expect(kindOf(given(n.from), given(n.timestamp)).kind).toBe('status');
    for (const part of [n.to, n.code, n.subject]) {
      expect(kindOf(given(n.timestamp), given(part)).kind).toBe('document');
    }
  });

  it('is a document where it is both, which is told', () => {
    expect(kindOf(given(n.to), given(n.statusCode))).toEqual({
      kind: 'document',
      problems: [problem('packet.kind-mixed', place(`${n.messageHeader}/${n.statusCode}`))],
    });
  });

  it.each([
    ['header', given(n.root, given(n.envelope, given(n.header)))],
    ['envelope', given(n.root)],
    ['wrapper', given(n.root, given(n.envelope))],
  ])('is a document without a %s', (_, root) => {
    expect(problemsOf((notes) => expect(kindOfPacket({ root }, notes)).toBe('document'))).toEqual([]);
  });
});

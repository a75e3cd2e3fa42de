import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { checkPrefixes } from './check-prefixes.ts';
import { elementUnderTest, problemsOf } from './group-under-test.ts';
import { names as n, packetNamespace } from './names.ts';

const usual = (local: string, ...children: readonly XmlElement[]) => elementUnderTest({ local, children });
const prefixed = (prefix: string, local: string, ...children: readonly XmlElement[]): XmlElement => ({
  ...usual(local, ...children),
  name: { prefix, local, namespace: packetNamespace },
  line: 7,
  column: 3,
  span: { start: 99, end: 120 },
});
const bare = (local: string, ...children: readonly XmlElement[]) => prefixed('', local, ...children);

const judged = (...children: readonly XmlElement[]) =>
  problemsOf((notes) => checkPrefixes(bare(n.root, ...children), notes));

function told(local: string, seen: string) {
  const place = { path: local, line: 7, column: 3, offset: 99 };
  return problem('packet.prefix-unusual', place, { seen, expected: `edXML:${local}` });
}

describe('prefixes as field packets write them', () => {
  it('stand on the envelope and all in it, but not on the root, the signature and the list of attachments', () => {
    const envelope = usual(
      n.envelope,
      usual(n.header, usual(n.messageHeader, usual(n.subject)), bare(n.signature, bare('SignedInfo'))),
      usual(n.body),
    );
    const list = bare(n.attachmentList, bare(n.attachment, bare(n.contentId), usual(n.attachmentContent)));
    expect(judged(envelope, list)).toEqual([]);
    expect(judged()).toEqual([]);
  });

  it('may stand on the list and on what is in it', () => {
    const list = usual(n.attachmentList, usual(n.attachment, usual(n.contentId), usual(n.attachmentContent)));
    expect(judged(list)).toEqual([]);
  });
});

describe('an element that a peer who looks for prefixed names overlooks', () => {
  it('is told where it stands, by the name that it has', () => {
    expect(judged(bare(n.envelope))).toEqual([told(n.envelope, n.envelope)]);
    expect(judged(prefixed('ns2', n.envelope))).toEqual([told(n.envelope, `ns2:${n.envelope}`)]);
  });

  it('is found however deep it lies, behind sound ones', () => {
    const header = usual(n.messageHeader, usual(n.code, usual(n.codeNumber)), usual(n.to, bare(n.organId)));
    expect(judged(usual(n.envelope, usual(n.header, header)))).toEqual([told(n.organId, n.organId)]);
  });

  it('is told once, the first of all', () => {
    const header = usual(n.messageHeader, bare(n.from), bare(n.to));
    expect(judged(usual(n.envelope, header), bare(n.body))).toEqual([told(n.from, n.from)]);
  });

  it('is, in the list of attachments, a content alone', () => {
    const sound = bare(n.attachment, usual(n.attachmentContent));
    const lost = bare(n.attachment, bare(n.contentId), bare(n.attachmentContent));
    expect(judged(usual(n.envelope), bare(n.attachmentList, sound, lost))).toEqual([
      told(n.attachmentContent, n.attachmentContent),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { names as n, packetNamespace } from '../../edxml/names.ts';
import { hopStrays } from './hop-strays.ts';
import { tag } from './packet-texts-under-test.ts';
import { longBase64, openText } from './xml-texts-under-test.ts';

const organ = tag(n.organId, '00.00.W00');
const time = tag(n.timestamp, '2026/11/20 08:31:00');
const straysIn = (inside: string, attributes = '') => {
  const { root } = openText(tag(n.traceHeader, inside, ` xmlns="${packetNamespace}"${attributes}`));
  return hopStrays(root).map(({ element, path, seen }) => [element.name.local, path, seen]);
};
const path = `${n.traceHeaderList}/${n.traceHeader}`;

describe('a hop that nobody signed', () => {
  it.each([
    ['an organ and a time', organ + time],
    ['a time and an organ', time + organ],
    ['one of the two', ` ${organ}\n`],
    ['nothing', ''],
  ])('ENV-07: may hold %s', (_, inside) => {
    expect(straysIn(inside)).toEqual([]);
  });

  it.each([
    ['another element', () => organ + tag('Subject'), 'Subject', 'Subject'],
    ['a second organ', () => organ + time + organ, n.organId, n.organId],
    ['a second time', () => time + organ + time, n.timestamp, n.timestamp],
    [
      'an organ of another namespace',
      () => `<x:${n.organId} xmlns:x="urn:x">G22</x:${n.organId}>`,
      n.organId,
      n.organId,
    ],
    ['an element in the organ', () => tag(n.organId, 'G22<b/>'), 'b', 'b'],
    ['an attribute of the organ', () => tag(n.organId, 'G22', ' a="1"'), n.organId, '@a'],
    ['a long content in the time', () => tag(n.timestamp, longBase64()), n.timestamp, 'text()'],
    ['words', () => `${organ}x`, n.traceHeader, 'text()'],
    ['a long content', () => longBase64(), n.traceHeader, 'text()'],
  ])('ENV-07 SIG-04: may not hold %s', (_, inside, element, seen) => {
    expect(straysIn(inside())).toEqual([[element, path, seen]]);
  });

  it('ENV-07 SIG-04: may have no attribute', () => {
    expect(straysIn(organ, ' Id="MessageHeader" b="1"')).toEqual([
      [n.traceHeader, path, '@Id'],
      [n.traceHeader, path, '@b'],
    ]);
  });

  it('shows everything that it holds too much', () => {
    const found = straysIn(`x${tag(n.organId, '<b/><c/>', ' a="1"')}${tag('Subject')}`, ' d="1"');
    expect(found.map(([, , seen]) => seen)).toEqual(['text()', '@d', 'b', 'c', '@a', 'Subject']);
  });
});

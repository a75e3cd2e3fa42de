import { describe, expect, it } from 'vitest';
import { names as n, packetNamespace } from '../../edxml/names.ts';
import { joinParts } from './signed-packet.ts';
import { openText } from './xml-texts-under-test.ts';

const part = (name: string) => Buffer.from(`<${name}></${name}>`);
const wrapped = (name: string, inside: string) =>
  `<edXML:${name} xmlns:edXML="${packetNamespace}">${inside}</edXML:${name}>`;
const rooted = (inside: string) => `<${n.root} xmlns="${packetNamespace}">${inside}</${n.root}>`;
const nothing = { firstHop: undefined, transaction: undefined, manifest: undefined };

describe('a packet of the parts that were signed', () => {
  it('has each part at its place', () => {
    const joined = joinParts({
      messageHeader: part('m'),
      firstHop: part('h'),
      transaction: part('t'),
      manifest: part('f'),
    });
    const trace = wrapped(n.traceHeaderList, '<h></h><t></t>');
    const header = wrapped(n.header, `<m></m>${trace}`);
    const text = rooted(wrapped(n.envelope, header + wrapped(n.body, '<f></f>')));
    expect(Buffer.from(joined).toString()).toBe(text);
    expect(openText(text).root.name).toMatchObject({ local: n.root, namespace: packetNamespace });
  });

  it('has nothing of what was not signed', () => {
    const joined = joinParts({ messageHeader: part('m'), ...nothing });
    const text = rooted(wrapped(n.envelope, wrapped(n.header, '<m></m>')));
    expect(Buffer.from(joined).toString()).toBe(text);
  });

  it('has a list of hops for one of the two that stand in it', () => {
    const joined = joinParts({ messageHeader: part('m'), ...nothing, transaction: part('t') });
    expect(Buffer.from(joined).toString()).toContain(wrapped(n.traceHeaderList, '<t></t>'));
  });
});

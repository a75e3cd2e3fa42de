import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { names as n } from '../../edxml/names.ts';
import { refusing } from './fault.ts';
import { openPacket } from './open-packet.ts';
import { packetText } from './packet-texts-under-test.ts';
import { elementAt, refusalOf } from './xml-texts-under-test.ts';

const open = (text: string | Uint8Array) => openPacket(Buffer.from(text), ['sha512']);

describe('a packet that is opened', () => {
  it('is a tree with its parts, its bytes and its contents', () => {
    const text = packetText();
    const { packet, root, layout, source, contents } = open(text);
    expect(Buffer.from(packet).toString()).toBe(text);
    expect(root.name.local).toBe(n.root);
    expect(layout.messageHeader?.element.name.local).toBe(n.messageHeader);
    expect(Buffer.from(source(root.span)).toString()).toBe(text);
    const content = elementAt(root, `${n.attachmentList}/${n.attachment}/${n.attachmentContent}`);
    const digest = createHash('sha512').update('ABC').digest();
    expect(contents.of(content)?.digests).toEqual(new Map([['sha512', digest]]));
  });
});

describe('what is no packet', () => {
  it('is refused with what it is', () => {
    expect(refusalOf(() => open('<a/>'))).toEqual(['malformed', 'dsig.not-a-packet', '', 'a']);
    expect(refusing(() => open('<a/>'))).toMatchObject({ refusal: { reasons: [{ expected: n.root }] } });
  });

  it('is refused for the errors of its XML, and not for what else was noticed', () => {
    const answer = refusing(() => open(Buffer.from('\ufeff<!DOCTYPE a><a/>')));
    const reasons = answer.ok ? [] : answer.refusal.reasons;
    expect(reasons.map(({ code }) => code)).toEqual(['xml.doctype-refused']);
    expect(answer).toMatchObject({ ok: false, refusal: { verdict: 'malformed' } });
  });
});

import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { soundDocument, soundStatus } from '../../protocol/edxml/sound-packet-under-test.ts';
import { readPacketView } from './packet-view.ts';

const viewOf = (xml: string) => readPacketView(Buffer.from(xml, 'utf8'));

describe('the view of a packet', () => {
  it('knows where a field stands: path, line, column and byte', () => {
    const xml = soundDocument();
    const { spot, text } = viewOf(xml).message.one(n.subject);
    const before = xml.slice(0, xml.indexOf(`<edXML:${n.subject}>`));
    expect(text).toBe('Về việc kết nối hệ thống quản lý văn bản');
    expect(spot).toEqual({
      path: `${n.envelope}/${n.header}/${n.messageHeader}/${n.subject}`,
      line: before.split('\n').length,
      column: 1,
      offset: Buffer.byteLength(before),
    });
  });

  it('numbers what stands there more than once', () => {
    const [, second] = viewOf(soundDocument()).message.all(n.to, n.organId);
    expect(second?.path).toMatch(/To\[2\]\/OrganId$/);
  });

  it('says where something belongs that is missing', () => {
    const xml = soundDocument().replace(/<edXML:Subject>.*<\/edXML:Subject>\n/, '');
    const part = viewOf(xml).message.one(n.subject);
    expect([part.isThere, part.isFilled, part.text]).toEqual([false, false, '']);
    expect(part.spot).toMatchObject({ path: expect.stringMatching(/Subject$/), line: 5 });
  });

  it('takes an empty shell for nothing (ENV-05)', () => {
    const part = viewOf(soundDocument().replace(/(<edXML:Subject>).*(<)/, '$1  $2')).message.one(n.subject);
    expect([part.isThere, part.isFilled]).toEqual([true, false]);
  });

  it('finds a field under the names that other software gives it', () => {
    const xml = soundDocument()
      .replaceAll(`${n.signerInfo}>`, 'Author>')
      .replaceAll(`${n.position}>`, 'Function>');
    expect(viewOf(xml).message.one(n.signerInfo, n.position).text).toBe('Phó Chủ nhiệm');
  });

  it('tells the kinds of packets apart', () => {
    expect([viewOf(soundDocument()).kind, viewOf(soundStatus()).kind, viewOf('<x/>').kind]).toEqual([
      'document',
      'status',
      'other',
    ]);
    const codeless = soundStatus().replace(/<edXML:StatusCode>.*<\/edXML:StatusCode>\n/, '');
    expect(viewOf(codeless).kind).toBe('status');
  });

  it('of what is no XML has nothing but its troubles', () => {
    const view = viewOf('1212<?xml version="1.0"?>');
    expect([view.root.isThere, view.kind, view.attachments]).toEqual([false, 'other', []]);
    expect(view.troubles.length).toBeGreaterThan(0);
  });
});

describe('a file of a packet', () => {
  const fileOf = (xml: string) => viewOf(xml).attachments[0];

  it('is undone from Base64 and known by its first bytes', () => {
    const file = fileOf(soundDocument());
    expect(Buffer.from(file?.file() ?? []).toString('latin1')).toMatch(/^%PDF-1\.7\n/);
    expect(file?.facts).toMatchObject({ isIntact: true, isBroken: false, kind: 'pdf', isPacked: false });
  });

  it('may stand in CDATA, or be broken into lines', () => {
    const encoded = /(JVBERi[^<]*)/;
    const cdata = fileOf(soundDocument().replace(encoded, '<![CDATA[$1]]>'));
    expect(cdata?.facts).toMatchObject({ isIntact: true, kind: 'pdf' });
    const lines = fileOf(soundDocument().replace(encoded, (text) => text.replaceAll(/.{20}/g, '$&\n')));
    expect(lines?.facts).toMatchObject({ isIntact: true, isBroken: true, kind: 'pdf' });
  });

  it('may have no content at all', () => {
    const file = fileOf(
      soundDocument().replace(/<edXML:ContentTransferEncoded[\s\S]*<\/edXML:ContentTransferEncoded>/, ''),
    );
    expect(file?.facts).toMatchObject({ size: 0, kind: 'empty' });
  });
});

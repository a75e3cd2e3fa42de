import { describe, expect, it } from 'vitest';
import { defaultXmlLimits } from '../xml/limits.ts';
import { createRewritableReader } from './field-reader.ts';
import { names } from './names.ts';
import { attachmentOf, soundDocument, soundStatus } from './sound-packet-under-test.ts';

function read(text: string, size = 1000) {
  const reader = createRewritableReader(defaultXmlLimits);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  return reader.end();
}

describe('a packet that was accepted once', () => {
  it('is read again for what it says, and its files are not looked at', () => {
    const { packet, root } = read(soundDocument(undefined, attachmentOf('no Base64 at all')));
    expect(packet).toMatchObject({ kind: 'document', subject: 'Về việc kết nối hệ thống quản lý văn bản' });
    expect(packet).toMatchObject({ manifest: [{ attachmentName: '7816.pdf' }], attachments: [] });
    expect(root.children.map(({ name }) => name.local)).toEqual([names.envelope, names.attachmentList]);
  });

  it('may be a status', () => {
    expect(read(soundStatus(), 7).packet).toMatchObject({ kind: 'status', statusCode: '03' });
  });

  it('cannot have been these bytes, where they are no packet', () => {
    expect(() => read('no XML')).toThrow(/an accepted packet is no XML: xml\./);
    expect(() => read('')).toThrow(/an accepted packet is no XML/);
    expect(() => read('<a/>')).toThrow('says nothing that it can be used for');
    const unsaid = soundDocument().replace('<edXML:OrganId>G22', '<edXML:OrganId>');
    expect(() => read(unsaid)).toThrow('says nothing that it can be used for');
  });
});

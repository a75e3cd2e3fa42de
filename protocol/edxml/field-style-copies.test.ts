import { describe, expect, it } from 'vitest';
import type { XmlElement } from '../xml/tree.ts';
import type { OutElement } from '../xml/write.ts';
import { copyAttachments, copyManifest } from './field-style-files.ts';
import { copySignature } from './field-style-signature.ts';
import { elementUnderTest } from './group-under-test.ts';
import { names as n, packetNamespace, xmldsigNamespace } from './names.ts';

const given = (local: string, text = '', ...children: readonly XmlElement[]) =>
  elementUnderTest({ local, text, children });
const out = (name: string, content: OutElement['content'], attributes: OutElement['attributes'] = []) => ({
  name,
  attributes,
  content,
});

describe('the manifest that the live hub delivers', () => {
  it('is what was sent, in the library’s order, and has a version', () => {
    const entry = { attachmentName: 'a.pdf', description: 'chính', contentType: 'text/x', contentId: '1' };
    const written = (...references: readonly OutElement[]) => [
      out('edXML:edXMLBody', [out('edXML:edXMLManifest', references, [['version', '1.0']])]),
    ];
    expect(copyManifest([])).toEqual(written());
    expect(copyManifest([entry, {}, { contentId: '2' }])).toEqual(
      written(
        out('edXML:Reference', [
          out('edXML:ContentId', '1'),
          out('edXML:ContentType', 'text/x'),
          out('edXML:Description', 'chính'),
          out('edXML:AttachmentName', 'a.pdf'),
        ]),
        out('edXML:Reference', [out('edXML:ContentId', '2')]),
      ),
    );
  });
});

describe('the attachments that the live hub delivers', () => {
  const copied = (...attachments: readonly XmlElement[]) =>
    copyAttachments(given(n.root, '', given(n.attachmentList, '', ...attachments)));
  const bound = [['xmlns:edXML', packetNamespace]] as const;

  it('have what the library knows, in its order', () => {
    const known = [
      ...[n.attachmentMimeType, n.attachmentFieldName, n.attachmentFormat, n.contentType],
      ...[n.description, n.attachmentName, n.contentId],
    ];
    const attachment = given(
      n.attachment,
      '',
      given('Mood', 'tốt'),
      ...known.map((name) => given(name, `“${name}”`)),
    );
    const leaves = known.toReversed().map((name) => out(name, `“${name}”`));
    expect(copied(attachment)).toEqual([out('AttachmentEncoded', [out('Attachment', leaves)])]);
  });

  it('are pointed at where they are long, and copied where they are short', () => {
    const carved = [{ start: 5, end: 9 }];
    const long = given(n.attachment, '', { ...given(n.attachmentContent, ' '), carved });
    const short = given(n.attachment, '', given(n.attachmentContent, 'QUJD'));
    expect(copied(long, short)).toEqual([
      out('AttachmentEncoded', [
        out('Attachment', [out('edXML:ContentTransferEncoded', { spans: carved }, bound)]),
        out('Attachment', [out('edXML:ContentTransferEncoded', 'QUJD', bound)]),
      ]),
    ]);
  });

  it('are none where nothing was sent', () => {
    expect(copied()).toEqual([]);
    expect(copied(given(n.attachment), given(n.attachment, '', given(n.attachmentContent, ' \n')))).toEqual(
      [],
    );
    expect(copyAttachments(given(n.root))).toEqual([]);
  });
});

describe('the signature that the live hub delivers', () => {
  const dsig = (element: XmlElement, attributes: Readonly<Record<string, string>> = {}): XmlElement => ({
    ...element,
    name: { prefix: 'ds', local: element.name.local, namespace: xmldsigNamespace },
    attributes: Object.entries(attributes).map(([local, value]) => ({
      name: { prefix: '', local, namespace: '' },
      value,
    })),
  });

  it('loses its prefix, its ids and what the library does not know', () => {
    const reference = dsig(given(n.reference, '', dsig(given('DigestValue', ' a2j \n'))), {
      Id: 'r1',
      URI: '',
    });
    const method = dsig(given('SignatureMethod'), { Algorithm: 'urn:x', Id: 'm1' });
    const info = dsig(given('SignedInfo', '\n', method, reference, dsig(given('Manifest', 'x'))));
    expect(copySignature(dsig(given(n.signature, '\n', info, dsig(given('Object', 'x')))))).toEqual([
      out('Signature', [
        out('SignedInfo', [
          out('SignatureMethod', '', [['Algorithm', 'urn:x']]),
          out('Reference', [out('DigestValue', 'a2j')], [['URI', '']]),
        ]),
      ]),
    ]);
  });

  it('is none where nothing of it is known, or nothing is in it', () => {
    expect(copySignature(dsig(given('Object', 'x')))).toEqual([]);
    expect(copySignature(dsig(given(n.signature, ' ', dsig(given('KeyInfo')))))).toEqual([]);
    expect(copySignature(dsig(given(n.signature, ' '), { Id: 's1' }))).toEqual([]);
  });
});

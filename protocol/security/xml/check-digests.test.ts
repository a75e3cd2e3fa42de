import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { joinLabels } from './attachment-labels.ts';
import { checkDigests } from './check-digests.ts';
import { attachment, attachments, labels, openPacketText, packetText } from './packet-texts-under-test.ts';
import type { XmlReference } from './read-signature.ts';
import { refusalOf } from './xml-texts-under-test.ts';

const digest = (bytes: string) => createHash('sha256').update(bytes).digest();

/** Checks the one attachment of a packet against a reference that has this digest. */
function checked(content: string, wishes: Partial<XmlReference> = {}) {
  const packet = openPacketText(packetText({ behind: attachments(attachment(labels('1'), content)) }));
  const { root: element } = packet;
  const joined = joinLabels(packet.layout);
  const [only] = joined.ok ? joined.attachments : [];
  if (only === undefined) throw new Error('no attachment');
  const reference: XmlReference = {
    ...{ element, uri: 'cid:1', type: undefined, enveloped: false, form: undefined },
    ...{ hash: 'sha256', digest: digest('ABC') },
    ...wishes,
  };
  return checkDigests([{ kind: 'attachment', reference, attachment: only }], packet, element);
}

describe('the digest of an attachment', () => {
  it('SIG-04: is that of its content', () => {
    expect(checked('QUJD')).toEqual({
      coverage: { spans: [], parts: ['cid:1'], bytes: 3 },
      canonical: new Map(),
      attachments: [{ contentId: '1', size: 3, sha256: digest('ABC').toString('hex') }],
    });
  });

  it.each([
    ['of other bytes', digest('ABD')],
    ['cut short', digest('ABC').subarray(1)],
    ['nothing', new Uint8Array(0)],
  ])('SIG-04: is refused when it is %s', (_, other) => {
    const tampered = ['tampered', 'dsig.digest-differs', 'cid:1', 'cid:1'];
    expect(refusalOf(() => checked('QUJD', { digest: other }))).toEqual(tampered);
  });

  it('cannot be had of a content that is no Base64', () => {
    const unreadable = ['malformed', 'dsig.content-unreadable', 'cid:1', '1'];
    expect(refusalOf(() => checked('QU*D'))).toEqual(unreadable);
  });

  it('cannot be had by a hash that the content was not hashed by', () => {
    const unreadable = ['malformed', 'dsig.content-unreadable', 'cid:1', '1'];
    const other = { hash: 'sha512', digest: createHash('sha512').update('ABC').digest() } as const;
    expect(refusalOf(() => checked('QUJD', other))).toEqual(unreadable);
  });
});

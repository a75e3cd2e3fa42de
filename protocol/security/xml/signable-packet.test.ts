import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { names as n, packetNamespace } from '../../edxml/names.ts';
import type { Problem } from '../../problems/problem.ts';
import { xmldsigNamespace } from './names.ts';
import {
  attachment,
  attachments,
  entry,
  hop,
  labels,
  manifest,
  packetText,
  tag,
  transaction,
} from './packet-texts-under-test.ts';
import { missingIds, readSignable, referencesTo, type SignablePacket } from './signable-packet.ts';
import { longBase64 } from './xml-texts-under-test.ts';

const told = (problems: readonly Problem[]) =>
  problems.map(({ code, place, seen }) => [code, place.path, seen]);
const refused = (text: string) => {
  const reading = readSignable(Buffer.from(text), 'sha256');
  return reading.ok ? [] : told(reading.problems);
};
const signable = (text: string, hash: 'sha256' | 'sha512' = 'sha256'): SignablePacket => {
  const reading = readSignable(Buffer.from(text), hash);
  if (!reading.ok) throw new Error(told(reading.problems).join());
  return reading.value;
};
const withIds = (text: string) =>
  [n.messageHeader, n.traceHeader, n.transaction, n.manifest].reduce(
    (before, name) => changed(before, `<${name}>`, `<${name} Id="${name}">`),
    text,
  );

describe('a packet that can be signed', () => {
  it('has its parts and attachments, and a header for the signature', () => {
    const { header, parts, attachments: files } = signable(packetText());
    expect(header.name.local).toBe(n.header);
    expect(parts.map(({ element }) => element.name.local)).toEqual([
      n.messageHeader,
      n.traceHeader,
      n.transaction,
      n.manifest,
    ]);
    expect(files.map(({ id }) => id)).toEqual(['1']);
  });

  it('may have a message header alone', () => {
    const { parts, attachments: files } = signable(
      packetText({ header: tag(n.messageHeader), body: '', behind: '' }),
    );
    expect(parts.map(({ path }) => path)).toEqual([n.messageHeader]);
    expect(files).toEqual([]);
  });
});

describe('a packet that cannot be signed', () => {
  const unsignable = 'dsig.unsignable';

  it.each([
    ['is no packet', '<a/>'],
    ['has no message header', packetText({ header: tag(n.traceHeaderList) })],
    ['has no envelope', tag(n.root, '', ` xmlns="${packetNamespace}"`)],
  ])('is one that %s', (_, text) => {
    expect(refused(text)).toEqual([[unsignable, '', n.messageHeader]]);
  });

  it('is one that is no XML', () => {
    expect(refused('<a>')[0]?.[0]).toMatch(/^xml\./);
  });

  it('is one with things that no reference could cover, each of which is told', () => {
    const text = packetText({
      behind: `<x/>${attachments(attachment(labels('1')))}<y/>`,
      body: `${manifest(entry(labels('1')))}words`,
    });
    expect(refused(text)).toEqual([
      [unsignable, '', 'x'],
      [unsignable, '', 'y'],
      [unsignable, n.body, 'text()'],
    ]);
  });

  it('is one whose attachments say something else than its manifest', () => {
    const text = packetText({ behind: attachments(attachment(labels('1', '', 'khac.pdf'))) });
    expect(refused(text)).toEqual([[unsignable, '', '1']]);
  });

  it.each([
    ['in the header', { header: tag(n.messageHeader) + tag(n.signature), body: '', behind: '' }],
    [
      'of the namespace of signatures in the header',
      { header: `${tag(n.messageHeader)}<Signature xmlns="${xmldsigNamespace}"/>`, body: '', behind: '' },
    ],
    ['in a part', { message: `<Signature xmlns="${xmldsigNamespace}"/>`, body: '', behind: '' }],
  ])('is one with a signature %s', (_, parts) => {
    expect(refused(packetText(parts))).toEqual([['dsig.already-signed', 'Signature', undefined]]);
  });

  it.each([
    ['that name of another namespace', tag(n.signature)],
    ['another name of that namespace', `<SignedInfo xmlns="${xmldsigNamespace}"/>`],
  ])('is none that has %s in a part', (_, message) => {
    expect(refused(packetText({ message }))).toEqual([]);
  });
});

describe('the ids of parts', () => {
  const inserted = (text: string) => {
    const found = missingIds(signable(text));
    return found?.map(({ at, text: piece }) => [
      Buffer.from(text).subarray(0, at).toString().split('<').at(-1),
      piece,
    ]);
  };

  it('are written behind the names of those that have none', () => {
    expect(inserted(packetText())).toEqual([
      [n.messageHeader, ` Id="${n.messageHeader}"`],
      [n.traceHeader, ` Id="${n.traceHeader}"`],
      [n.transaction, ` Id="${n.transaction}"`],
      [n.manifest, ` Id="${n.manifest}"`],
    ]);
  });

  it('are written behind prefixes too', () => {
    const text = packetText()
      .replaceAll(n.messageHeader, `x:${n.messageHeader}`)
      .replace('<edXML ', `<edXML xmlns:x="${packetNamespace}" `);
    expect(inserted(text)?.[0]).toEqual([`x:${n.messageHeader}`, ` Id="${n.messageHeader}"`]);
  });

  it('are left as they are where there are some', () => {
    expect(inserted(withIds(packetText()))).toEqual([]);
    const one = changed(packetText(), `<${n.manifest}>`, `<${n.manifest} Id="own">`);
    expect(inserted(one)?.map(([name]) => name)).not.toContain(n.manifest);
    expect(inserted(one)).toHaveLength(3);
  });

  it.each(['Id', 'id', 'ID', 'xml:id'])('cannot be had where one is taken, as %s', (name) => {
    const message = `<a ${name}="${n.manifest}"/>`;
    expect(inserted(packetText({ message }))).toBeUndefined();
  });

  it('are not taken by other attributes, and not by other ids', () => {
    expect(inserted(packetText({ message: `<a name="${n.manifest}" id="x"/>` }))).toHaveLength(4);
  });
});

describe('the references of a packet', () => {
  const digest = (hash: string, bytes: Uint8Array | string) => createHash(hash).update(bytes).digest();

  it('are those of its parts and of its attachments, in its order', () => {
    const packet = signable(withIds(packetText()));
    const references = referencesTo(packet, 'sha256');
    const found = references.ok ? references.value : [];
    const ids = [n.messageHeader, n.traceHeader, n.transaction, n.manifest];
    expect(found.map(({ uri }) => uri)).toEqual([...ids.map((id) => `#${id}`), 'cid:1']);
    expect(found.map(({ canonical }) => canonical)).toEqual([true, true, true, true, false]);
    expect(found[4]?.digest).toEqual(digest('sha256', 'ABC'));
    const header = `<${n.messageHeader} xmlns="${packetNamespace}" Id="${n.messageHeader}"><Subject>x</Subject></${n.messageHeader}>`;
    expect(found[0]?.digest).toEqual(digest('sha256', header));
  });

  it('have the hash that was asked for', () => {
    const references = referencesTo(signable(withIds(packetText()), 'sha512'), 'sha512');
    expect(references.ok && references.value.at(-1)?.digest).toEqual(digest('sha512', 'ABC'));
  });

  it('are refused without an id', () => {
    const references = referencesTo(signable(packetText()), 'sha256');
    expect(references.ok).toBe(false);
    expect(told(references.problems)).toEqual([['dsig.unsignable', '', n.messageHeader]]);
  });

  it('are refused for a part with something long in it', () => {
    const text = withIds(packetText({ trace: hop + transaction, message: longBase64() }));
    const references = referencesTo(signable(text), 'sha256');
    expect(told(references.problems)).toEqual([['dsig.unsignable', '', n.messageHeader]]);
  });

  it('are refused for a content that is no Base64', () => {
    const text = withIds(packetText({ behind: attachments(attachment(labels('1'), 'QU*D')) }));
    const references = referencesTo(signable(text), 'sha256');
    expect(references.ok).toBe(false);
    expect(told(references.problems)).toEqual([['dsig.content-unreadable', '', '1']]);
  });
});

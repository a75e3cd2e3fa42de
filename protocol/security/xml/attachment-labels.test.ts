import { describe, expect, it } from 'vitest';
import { names as n } from '../../edxml/names.ts';
import { joinLabels } from './attachment-labels.ts';
import {
  attachment,
  attachments,
  entry,
  labels,
  layoutOf,
  manifest,
  type PacketText,
  tag,
} from './packet-texts-under-test.ts';
import { longBase64 } from './xml-texts-under-test.ts';

/** Ids of the joined attachments; or where labels differ, and what was seen. */
function joined(parts: PacketText): readonly string[] {
  const answer = joinLabels(layoutOf(parts));
  return answer.ok ? answer.attachments.map(({ id }) => id) : ['differs', answer.at.path, answer.seen];
}

/** One entry and one attachment, each with something more in it. */
const beside = (listed: string, own: string) =>
  joined({ body: manifest(entry(listed)), behind: attachments(attachment(own)) });

const first = `${n.attachmentList}/${n.attachment}[1]`;
const type = tag(n.contentType, 'application/pdf');
const words = tag(n.description, 'Công văn');

describe('attachments that say what the manifest says', () => {
  it('are joined with it, whatever the order', () => {
    const body = manifest(entry(labels('1')), entry(labels('2')));
    const behind = attachments(attachment(labels('2')), attachment(labels('1')));
    expect(joined({ body, behind })).toEqual(['2', '1']);
  });

  it('are joined with their contents', () => {
    const answer = joinLabels(layoutOf());
    const contents = answer.ok
      ? answer.attachments.map(({ content }) => [content.name.local, content.text])
      : [];
    expect(contents).toEqual([[n.attachmentContent, 'QUJD']]);
  });

  it('may be none', () => {
    expect(joined({ body: '', behind: '' })).toEqual([]);
    expect(joined({ body: manifest(), behind: attachments() })).toEqual([]);
  });

  it.each([
    ['their type and description', labels('1', type + words), labels('1', words + type)],
    ['an empty description that the other leaves out', labels('1', tag(n.description)), labels('1')],
    ['more in the manifest', labels('1', tag('Other', 'x')), labels('1')],
    ['an id without its scheme', labels('1'), labels('1').replace('cid:', '')],
    [
      'white space around the id',
      labels('1').replace('cid:1', ' cid:1\n'),
      labels('1').replace('cid:1', '\n 1 '),
    ],
    ['white space between the labels', labels('1'), ` \n${labels('1')}\r\n`],
  ])('may have %s', (_, listed, own) => {
    expect(beside(listed, own)).toEqual(['1']);
  });

  it('may have long contents', () => {
    const behind = attachments(attachment(labels('1'), longBase64()));
    expect(joined({ behind })).toEqual(['1']);
  });
});

describe('the manifest', () => {
  it.each([
    ['an entry without an id', manifest(entry(tag(n.attachmentName, 'x'))), 'Reference'],
    ['an entry with an empty id', manifest(entry(tag(n.contentId, 'cid:'))), 'Reference'],
    ['an entry with two ids', manifest(entry(labels('1') + labels('1'))), 'Reference'],
    [
      'an entry with an id of another namespace',
      manifest(entry(`<x:${n.contentId} xmlns:x="urn:x">cid:1</x:${n.contentId}>`)),
      'Reference',
    ],
    ['two entries of one id', manifest(entry(labels('1')), entry(labels('1'))), '1'],
    ['an entry without an attachment', manifest(entry(labels('1')), entry(labels('2'))), '2'],
  ])('SIG-04: is refused with %s', (_, body, seen) => {
    expect(joined({ body })).toEqual(['differs', n.manifest, seen]);
  });
});

describe('an attachment', () => {
  it.each([
    ['no entry', attachment(labels('2')), '2'],
    ['no id', attachment(tag(n.attachmentName, '1.pdf')), ''],
    ['an empty id', attachment(tag(n.contentId) + tag(n.attachmentName, '1.pdf')), ''],
    ['no content', tag(n.attachment, labels('1')), '1'],
    ['two contents', attachment(labels('1') + tag(n.attachmentContent, 'QUJD')), '1'],
    ['words beside its labels', attachment(`${labels('1')}x`), '1'],
    ['an attribute', attachment(labels('1')).replace('<Attachment>', '<Attachment a="1">'), '1'],
    ['an attribute of a label', attachment(labels('1')).replace('<ContentId>', '<ContentId a="1">'), '1'],
    ['an attribute of its content', attachment(labels('1')).replace('Encoded>', 'Encoded a="1">'), '1'],
    ['an element in its content', attachment(labels('1'), 'QUJD<a/>'), '1'],
    ['a label that nobody knows', attachment(labels('1', tag('Other'))), '1'],
    ['a label of another namespace', attachment(labels('1', '<Description xmlns="urn:x"/>')), '1'],
    ['a label twice', attachment(labels('1', tag(n.description) + tag(n.description))), '1'],
    ['another name', attachment(labels('1', '', 'khac.pdf')), '1'],
    ['a type that nobody listed', attachment(labels('1', type)), '1'],
    ['a description that nobody listed', attachment(labels('1', words)), '1'],
    ['its name left out', attachment(tag(n.contentId, 'cid:1')), '1'],
  ])('SIG-04: is refused with %s', (_, each, seen) => {
    expect(joined({ behind: attachments(each) })).toEqual(['differs', first, seen]);
  });

  it('SIG-04: is refused with a long label, which would be read as an empty one', () => {
    const own = labels('1', tag(n.description, longBase64()));
    expect(beside(labels('1'), own)).toEqual(['differs', first, '1']);
    expect(beside(own, labels('1'))).toEqual(['differs', first, '1']);
  });

  it('SIG-04: is refused when its entry is no list of labels', () => {
    expect(beside(labels('1', tag('Other', '<a/>')), labels('1'))).toEqual(['differs', first, '1']);
  });

  it('SIG-04: is refused when it comes twice', () => {
    const one = attachment(labels('1'));
    const second = `${n.attachmentList}/${n.attachment}[2]`;
    expect(joined({ behind: attachments(one, one) })).toEqual(['differs', second, '1']);
  });

  it('SIG-04: is refused when there is no manifest', () => {
    expect(joined({ body: '' })).toEqual(['differs', first, '1']);
  });
});

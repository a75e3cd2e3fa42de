import { describe, expect, it } from 'vitest';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  asStatus,
  drop,
  expectedBy,
  found,
  letter,
  put,
  silent,
} from '../mutants/packet-under-test.ts';
import { attachmentManifestChecks } from './attachment-manifest.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const [body, list] = ['edXMLBody/edXMLManifest', 'AttachmentEncoded'];
const absent = '(không có / absent)';
const line = (id: string, place: string, seen = absent, stance = 'fail/fail', requirement = 'ATT-02') =>
  `attachment.${id} ${requirement} ${stance} ${place}: ${seen}`;
const edited = (edit: Edit) => found(attachmentManifestChecks, edit(letter()));

describe('a letter and its files (ATT-01)', () => {
  it('has one', () => {
    expect(found(attachmentManifestChecks, letter({ attachments: [] }))).toEqual([
      line('present', list, '0', 'fail/warn', 'ATT-01'),
    ]);
    expect(found(attachmentManifestChecks, letter())).toEqual([]);
  });

  it('has them in the packet, listed or not', () => {
    expect(edited(drop('AttachmentEncoded'))).toEqual([
      line('present', list, '0', 'fail/warn', 'ATT-01'),
      line('listed-is-there', `${body}/Reference[1]`, '1'),
      line('listed-is-there', `${body}/Reference[2]`, '2'),
    ]);
  });

  it('is asked about both sides as far as they are there', () => {
    const ids = attachmentManifestChecks.map(({ id }) => id);
    expect(silent(attachmentManifestChecks, asStatus(letter()))).toEqual(ids);
    expect(silent(attachmentManifestChecks, letter())).toEqual([]);
    expect(silent(attachmentManifestChecks, letter({ attachments: [] }))).toEqual(ids.slice(1));
    expect(silent(attachmentManifestChecks, drop('AttachmentEncoded')(letter()))).toEqual(
      ids.filter((id) => !['attachment.present', 'attachment.listed-is-there'].includes(id)),
    );
    expect(silent(attachmentManifestChecks, drop('edXMLManifest')(letter()))).toEqual([
      'attachment.listed',
      'attachment.listed-is-there',
    ]);
  });
});

describe('manifest and files (ATT-02)', () => {
  const [second, own] = [`${body}/Reference[2]`, `${list}/Attachment[2]`];

  it.each<Row>([
    ['agree', asItIs, []],
    ['without a manifest', drop('edXMLManifest'), [line('manifest-present', body, '0')]],
    ['with a file that is not listed', drop('Reference[2]'), [line('listed', own, '2')]],
    ['with a line of which there is no file', drop('Attachment[2]'), [line('listed-is-there', second, '2')]],
    [
      'with two ids for one file',
      put('Attachment[2]/ContentId', 'cid:3'),
      [line('listed', own, '3'), line('listed-is-there', second, '2')],
    ],
    [
      'with a file without an id',
      drop('Attachment[2]/ContentId'),
      [line('listed-is-there', second, '2'), line('content-id-present', `${own}/ContentId`)],
    ],
    [
      'with a line without an id',
      drop('Reference[2]/ContentId'),
      [line('listed', own, '2'), line('content-id-present', `${second}/ContentId`)],
    ],
    [
      'with no ids at all',
      all(drop('Reference[2]/ContentId'), drop('Attachment[2]/ContentId')),
      [line('content-id-present', `${second}/ContentId`), line('content-id-present', `${own}/ContentId`)],
    ],
    [
      'with two files of no id',
      all(put('Attachment/ContentId', ''), put('Attachment[2]/ContentId', ''), drop('edXMLManifest')),
      [
        line('manifest-present', body, '0'),
        line('content-id-present', `${list}/Attachment[1]/ContentId`),
        line('content-id-present', `${own}/ContentId`),
      ],
    ],
    [
      'with one id for two files',
      all(
        put('Attachment[2]/ContentId', 'cid:1'),
        put('Reference[2]/ContentId', 'cid:1'),
        put('Reference[2]/AttachmentName', '812_VPCP-QHDP.pdf'),
      ),
      [line('content-id-unique', `${own}/ContentId`, '1')],
    ],
    [
      'with the prefix in the manifest only',
      put('Attachment[2]/ContentId', '2'),
      [line('content-id-prefix', `${own}/ContentId`, 'cid:2 – 2', 'warn/warn')],
    ],
    [
      'with the prefix in the file only',
      put('Reference[2]/ContentId', '2'),
      [line('content-id-prefix', `${second}/ContentId`, '2 – cid:2', 'warn/warn')],
    ],
    [
      'with no prefix at all',
      all(put('Reference[2]/ContentId', '2'), put('Attachment[2]/ContentId', '2')),
      [],
    ],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it.each<Row>([
    [
      'with two names',
      put('Attachment[2]/AttachmentName', 'khac.pdf'),
      [line('name-agrees', `${own}/AttachmentName`, 'khac.pdf')],
    ],
    ['with a name in the file only', drop('Reference[2]/AttachmentName'), []],
    [
      'with a name in the manifest only',
      drop('Attachment[2]/AttachmentName'),
      [line('name-present', `${own}/AttachmentName`)],
    ],
    [
      'with two types',
      put('Attachment[2]/ContentType', 'application/zip'),
      [line('content-type-agrees', `${own}/ContentType`, 'application/zip', 'warn/warn')],
    ],
    ['with one type in other letters', put('Reference[2]/ContentType', 'Application/PDF ; name="a.pdf"'), []],
    ['with a type in the file only', drop('Reference[2]/ContentType'), []],
    [
      'with a type in the manifest only',
      drop('Attachment[2]/ContentType'),
      [line('content-type-present', `${own}/ContentType`, absent, 'fail/warn')],
    ],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('are told of with what the manifest has', () => {
    const both = all(
      put('Attachment[2]/AttachmentName', 'khac.pdf'),
      put('Attachment[2]/ContentType', 'application/zip'),
    );
    expect(expectedBy(attachmentManifestChecks, both(letter()))).toEqual(['phu-luc.pdf', 'application/pdf']);
  });
});

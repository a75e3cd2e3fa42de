import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import { asStatus, drop, found, letter, put, silent, within } from '../mutants/packet-under-test.ts';
import { documentTransactionChecks } from './document-transaction.ts';
import { besides, edxml, inBlock, line, recall, replacement, update } from './transactions-under-test.ts';

describe('whose documents are recalled, updated and replaced (RCL-05)', () => {
  const foreign = 'H17,2026/11/18,811/UBND';
  const own = (place: string) => inBlock('own-transaction', 'RCL-05', place, foreign);
  const ids = [`${n.transaction}/DocumentId`, 'ResponseFor/DocumentId'];

  it.each<readonly [string, () => Uint8Array, Edit, readonly string[]]>([
    ['another’s, by a recall', recall, put(`${n.transaction}/DocumentId`, foreign), [own('DocumentId')]],
    ['another’s, by an update', update, put(`${n.transaction}/DocumentId`, foreign), [own('DocumentId')]],
    [
      'another’s, by a replacement',
      replacement,
      put('ReplacementInfo/DocumentId', foreign),
      [own('ReplacementInfoList/ReplacementInfo/DocumentId')],
    ],
    [
      'another’s, by a recall that names it in the second place',
      recall,
      besides(foreign),
      [line('own-transaction', 'RCL-05', 'MessageHeader/ResponseFor[2]/DocumentId', foreign)],
    ],
    ['another’s, which an update answers', update, put('ResponseFor/DocumentId', foreign), []],
    ['one’s own, by the older code', recall, put('From/OrganId', '000.00.00.G22'), []],
    [
      'of the body that it took over',
      recall,
      all(put('From/OrganId', 'H05'), ...ids.map((each) => put(each, 'H02,2025/06/20,811/UBND'))),
      [],
    ],
    ['nobody’s', recall, put(`${n.transaction}/DocumentId`, '811'), []],
    ['of a sender without a code', recall, drop('From/OrganId'), []],
    [
      'another’s, which a new document may name',
      letter,
      within(n.transaction, edxml('DocumentId', foreign)),
      [],
    ],
  ])('%s', (_, packet, edit, lines) => {
    expect(found(documentTransactionChecks, edit(packet()))).toEqual(lines);
  });

  it.each<readonly [string, () => Uint8Array, RegExp]>([
    ['a recall', recall, /^document\.(?:recall-|own-)/],
    ['an update', update, /^document\.(?:update-|own-)/],
    ['a replacement', replacement, /^document\.(?:replacement-|own-)/],
    ['a new document', letter, /^no check$/],
    ['a status', () => asStatus(recall()), /^no check$/],
  ])('is judged of %s by checks of its own', (_, packet, own) => {
    const others = documentTransactionChecks.map(({ id }) => id).filter((id) => !own.test(id));
    expect(silent(documentTransactionChecks, packet())).toEqual(others);
  });
});

import { expect, it } from 'vitest';
import { agencyQD20Row, agencyRow, receivedRow, sentRow, unitRow } from './reply-rows.ts';

it.each([
  ['received', receivedRow, { docId: '1', status: 'initial' }],
  ['sent', sentRow, { senderDocId: '1', sendStatusDesc: '' }],
  ['agency', agencyRow, { id: '1', oldCode: '000.00.00.G22' }],
  ['agency of QD 20', agencyQD20Row, { code: 'G22', code102: '000.00.00.G22' }],
  ['unit', unitRow, { id: '1', version: 0, deleted: false, isAgency: true }],
])('a row of kind %s has every field that has a value, 0 and false among them', (_, row, fields) => {
  expect(row(fields)).toEqual(fields);
});

it('a field without a value is left out, not null: a null loses the SDKs the whole list', () => {
  expect(Object.keys(agencyRow({ id: '1', mail: undefined }))).toEqual(['id']);
});

it('what is no field of the row does not leak, and fields stand in the order of the SDKs', () => {
  const wider = { secret: 's', mail: 'm', code: 'c', id: '1' };
  expect(Object.entries(agencyRow(wider))).toEqual([
    ['id', '1'],
    ['code', 'c'],
    ['mail', 'm'],
  ]);
});

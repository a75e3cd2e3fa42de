import { describe, expect, it } from 'vitest';
import { all, type Edit } from '../mutants/packet-edit.ts';
import { asItIs, asStatus, behind, drop, found, letter, put, silent } from '../mutants/packet-under-test.ts';
import { documentReceiverChecks } from './document-receivers.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, requirement: string, index: number, seen: string, stance: string) =>
  `document.receiver-${id} ${requirement} ${stance} MessageHeader/To[${index}]/OrganId: ${seen}`;
const also = (...codes: readonly string[]) =>
  behind(
    'To[2]',
    codes.map((code) => `<edXML:To><edXML:OrganId>${code}</edXML:OrganId></edXML:To>`).join(''),
  );

describe('to whom a document goes (IDC-06, GEN-09)', () => {
  const twice = (index: number, code: string) => line('repeated', 'IDC-06', index, code, 'fail/fail');
  const both = (index: number, codes: string) => line('both-codes', 'IDC-06', index, codes, 'fail/warn');
  const itself = (index: number, code: string) => line('not-sender', 'GEN-09', index, code, 'warn/warn');

  it.each<Row>([
    ['to two bodies', asItIs, []],
    ['to one twice', also('H17'), [twice(3, 'H17')]],
    ['to one three times', also('H17', 'H17'), [twice(3, 'H17'), twice(4, 'H17')]],
    ['to nobody twice', also('', ''), []],
    ['to one by old and new code', also('000.00.00.H17'), [both(3, 'H17, 000.00.00.H17')]],
    ['to one by new and old code', all(put('To/OrganId', '000.00.00.H17')), [both(2, '000.00.00.H17, H17')]],
    ['to a body and what is below it', also('H17.1'), []],
    ['to the sender', also('G22'), [itself(3, 'G22')]],
    ['to the sender, first of all', put('To/OrganId', 'G22'), [itself(1, 'G22')]],
    ['to nobody, of nobody', all(also(''), drop('From/OrganId')), []],
  ])('%s', (_, edit, lines) => {
    expect(found(documentReceiverChecks, edit(letter()))).toEqual(lines);
  });

  it('is no matter of statuses', () => {
    expect(silent(documentReceiverChecks, letter())).toEqual([]);
    expect(silent(documentReceiverChecks, asStatus(letter()))).toEqual(
      documentReceiverChecks.map(({ id }) => id),
    );
  });
});

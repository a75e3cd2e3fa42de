import { names as n } from '../../protocol/edxml/names.ts';
import { all, element, followed, inMessage, inTransaction, withText } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const id = (text: string) => withText(inMessage(n.documentId), text);
const receiver = (code: string) =>
  element(n.to, element(n.organId, code) + element(n.organName, 'Ủy ban nhân dân thành phố Đà Nẵng'));
const issue = inMessage(n.promulgationInfo, n.promulgationDate);

/** IDC: identifiers and receivers. */
export const documentIdMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'document.id-uuid',
    'document.id-form',
    'IDC-10',
    'mã là UUID',
    'a UUID',
    id('9e27c1d4-6f0a-4c53-9a1e-0b6d1f3e8a77'),
  ],
  [
    'document.id-dashed',
    'document.id-form',
    'IDC-10',
    'mã nối bằng gạch',
    'parts joined by dashes',
    id('G22-2026-812/VPCP-QHĐP'),
  ],
  [
    'document.id-impossible-day',
    'document.id-form',
    'IDC-10',
    'ngày 30 tháng 2 trong mã',
    '30 February in the identifier',
    id('G22,2026/02/30,812/VPCP-QHĐP'),
  ],
  [
    'document.id-without-notation',
    'document.id-form',
    'IDC-10',
    'mã thiếu ký hiệu',
    'no notation in the identifier',
    id('G22,2026/11/20,812'),
  ],
  [
    'document.id-of-other-body',
    'document.id-agency',
    'IDC-10',
    'mã của cơ quan khác',
    'another body’s code',
    id('G06,2026/11/20,812/VPCP-QHĐP'),
  ],
  [
    'document.id-of-other-day',
    'document.id-date',
    'IDC-10',
    'ngày khác ngày ban hành',
    'another day',
    id('G22,2026/11/19,812/VPCP-QHĐP'),
  ],
  [
    'document.id-of-other-number',
    'document.id-code',
    'IDC-10',
    'số khác',
    'another number',
    id('G22,2026/11/20,218/VPCP-QHĐP'),
  ],
  [
    'document.id-cut-at-comma',
    'document.id-code',
    'IDC-10',
    'ký hiệu bị cắt ở dấu phẩy',
    'a notation that was cut at its comma',
    withText(inMessage(n.code, n.codeNotation), 'VPCP-QHĐP, NC'),
    { besides: ['document.number-printed'] },
  ],
  [
    'document.transaction-id-odd',
    'document.transaction-id-form',
    'IDC-10',
    'mã văn bản bị thu hồi là mã của Trục',
    'the hub’s id in place of the identifier',
    withText(inTransaction(n.documentId), '5c8a1f0e9d3b2a4c6e7f8091'),
    { of: 'recall' },
  ],
  [
    'document.replaced-id-odd',
    'document.transaction-id-form',
    'IDC-10',
    'ngày không có thật trong mã bị thay thế',
    'a day that there is not',
    withText(
      inTransaction(n.replacementInfoList, n.replacementInfo, n.documentId),
      'G22,2014/02/30,811/VPCP-QHĐP',
    ),
    { of: 'replacement' },
  ],
  [
    'document.id-reused',
    'document.id-unique',
    'IDC-11',
    'hai văn bản một mã',
    'two documents with one identifier',
    withText(inMessage(n.subject), 'V/v cung cấp số liệu quý III'),
    { beside: 'document' },
  ],
  [
    'document.number-reused',
    'document.number-unique',
    'IDC-12',
    'số lặp trong năm',
    'one number twice in a year',
    all(withText(issue, '2026/11/19'), id('G22,2026/11/19,812/VPCP-QHĐP')),
    { beside: 'document', besides: ['document.date-printed', 'signature.day-of-issue'] },
  ],
  [
    'document.receiver-twice',
    'document.receiver-repeated',
    'IDC-06',
    'một mã hai lần',
    'one code twice',
    followed(inMessage(n.to), receiver('H17')),
  ],
  [
    'document.receiver-old-and-new',
    'document.receiver-both-codes',
    'IDC-06',
    'mã cũ và mã mới',
    'old and new code',
    followed(inMessage(n.to), receiver('000.00.00.H17')),
  ],
  [
    'document.receiver-itself',
    'document.receiver-not-sender',
    'GEN-09',
    'gửi cho chính mình',
    'sent to itself',
    followed(inMessage(n.to), receiver('G22')),
  ],
]);

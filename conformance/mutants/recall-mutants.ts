import { names as n } from '../../protocol/edxml/names.ts';
import { element, followed, inMessage, inTransaction, without, withText } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const recall = { of: 'recall' } as const;
const reason = inTransaction(n.transactionReason);
const about = inTransaction(n.documentId);
const others = 'G06,2026/11/18,811/VPCP-QHĐP';

/** A second document is recalled with the first. */
const recalledToo = (documentId: string) =>
  followed(
    inMessage(n.responseFor),
    element(
      n.responseFor,
      element(n.organId, 'H17') +
        element(n.code, '811/VPCP-QHĐP') +
        element(n.promulgationDate, '2026/11/18') +
        element(n.documentId, documentId),
    ),
  );

/** RCL-01, RCL-05: recalls. */
export const recallMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'recall.without-reason',
    'document.recall-reason',
    'RCL-01',
    'thu hồi không lý do',
    'a recall without reason',
    without(reason),
    recall,
  ],
  [
    'recall.without-document',
    'document.recall-document-id',
    'RCL-01',
    'thu hồi không nêu văn bản',
    'a recall of nothing',
    without(about),
    recall,
  ],
  [
    'recall.without-response',
    'document.recall-response',
    'RCL-01',
    'thu hồi không có ResponseFor',
    'a recall without ResponseFor',
    without(inMessage(n.responseFor)),
    recall,
  ],
  [
    'recall.response-without-agency',
    'document.recall-response',
    'RCL-01',
    'ResponseFor thiếu mã cơ quan',
    'ResponseFor without its agency',
    without(inMessage(n.responseFor, n.organId)),
    recall,
  ],
  [
    'recall.response-without-code',
    'document.recall-response',
    'RCL-01',
    'ResponseFor thiếu số, ký hiệu',
    'ResponseFor without its code',
    without(inMessage(n.responseFor, n.code)),
    recall,
  ],
  [
    'recall.response-without-day',
    'document.recall-response',
    'RCL-01',
    'ResponseFor thiếu ngày',
    'ResponseFor without its day',
    without(inMessage(n.responseFor, n.promulgationDate)),
    recall,
  ],
  [
    'recall.response-without-id',
    'document.recall-response',
    'RCL-01',
    'ResponseFor thiếu mã văn bản',
    'ResponseFor without its identifier',
    without(inMessage(n.responseFor, n.documentId)),
    recall,
  ],
  [
    'recall.second-response-without-id',
    'document.recall-response',
    'RCL-01',
    'văn bản thứ hai bị thu hồi không có mã',
    'the second document that is recalled has no identifier',
    recalledToo(''),
    recall,
  ],
  [
    'recall.of-others-besides',
    'document.own-transaction',
    'RCL-05',
    'thu hồi kèm văn bản của cơ quan khác',
    'another body’s document is recalled beside one’s own',
    recalledToo(others),
    recall,
  ],
  [
    'recall.of-others',
    'document.own-transaction',
    'RCL-05',
    'thu hồi văn bản của cơ quan khác',
    'another body’s document is recalled',
    withText(about, others),
    recall,
  ],
]);

import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { agencyCheck } from './agency-check.ts';
import type { SentPacket } from './agency-view.ts';
import { recalledParts } from './document-transaction.ts';
import { areOneBody } from './same-body.ts';
import { areSameBodies, eachSent, isDocument, sentIn } from './sender-rules.ts';

const ownNumber = agencyCheck({
  id: 'sender.numbers-are-its-own',
  title: both('Mỗi văn bản có định danh riêng', 'Each document has an identifier of its own'),
  requirements: ['IDC-11', 'IDC-12'],
  seats: ['sender'],
  scenarios: ['sender-acts'],
  expected: both('không hai văn bản nào cùng DocumentId', 'no two documents with one DocumentId'),
  cause: both('số văn bản được cấp lại', 'numbers are given out twice'),
  look(exchange) {
    const fresh = sentIn(exchange, 'sender-acts').filter(
      (each) =>
        isDocument(each) && each.accepted && each.view.transaction.one(n.transactionKind).text !== '2',
    );
    const faults = fresh
      .filter(
        ({ documentId }, index) => fresh.findIndex((other) => other.documentId === documentId) !== index,
      )
      .map(({ entry, documentId }) => ({ entry, part: 'packet', path: n.documentId, seen: documentId }));
    return { looked: fresh.map(({ entry }) => entry), faults };
  },
});

const kindOf = ({ view }: SentPacket) => view.transaction.one(n.transactionKind).text;
const isRecall = (packet: SentPacket) => isDocument(packet) && kindOf(packet) === '1';

const recallNames = eachSent({
  id: 'sender.recall-names-its-documents',
  title: both(
    'Văn bản thu hồi nêu lý do và văn bản bị thu hồi',
    'A recall gives its reason and names the documents',
  ),
  requirements: ['RCL-01'],
  scenario: 'sender-acts',
  of: isRecall,
  expected: both(
    `${n.transactionReason}; ${n.responseFor} với mã, số ký hiệu, ngày, định danh`,
    `${n.transactionReason}; ${n.responseFor} with code, number, day, identifier`,
  ),
  cause: both(
    'gói thu hồi được dựng từ mẫu văn bản thường',
    'the recall is made from the form of a usual document',
  ),
  look({ view, entry }, exchange) {
    const parts = [view.transaction.one(n.transactionReason), ...recalledParts(view)];
    const empty = parts.find(({ isFilled }) => !isFilled);
    if (empty !== undefined) return [{ entry, part: 'packet', ...empty.spot, seen: `${empty.path}: –` }];
    const named = view.message.all(n.responseFor, n.documentId).map(({ text }) => text);
    const { of = '' } = exchange.stepsOf('sender-acts', 'recall')[0]?.facts ?? {};
    return of === '' || named.includes(of)
      ? []
      : [{ entry, part: 'packet', path: n.responseFor, seen: named.join(', ') }];
  },
});

const recallConcerns = eachSent({
  id: 'sender.recall-goes-to-whom-it-concerns',
  title: both('Thu hồi chỉ gửi đến nơi nhận liên quan', 'A recall goes to the receivers concerned only'),
  requirements: ['RCL-01'],
  scenario: 'sender-acts',
  of: isRecall,
  expected: both('nơi nhận là nơi được chọn', 'its receivers are those that were chosen'),
  cause: both('thu hồi gửi đến mọi nơi nhận cũ', 'the recall goes to all former receivers'),
  look({ view, entry }, exchange) {
    const [step] = exchange.stepsOf('sender-acts', 'recall');
    const codes = view.message.all(n.to, n.organId).map(({ text }) => text);
    return areSameBodies(codes, step?.facts['receivers']?.split(' ') ?? [])
      ? []
      : [{ entry, part: 'packet', path: n.to, seen: codes.join(', ') }];
  },
});

const takesBack = eachSent({
  id: 'sender.takes-back-from-the-chosen',
  title: both(
    'Lấy lại (13) kèm lý do, chỉ gửi nơi được chọn',
    'A take-back (13) has its reason, and goes to the chosen only',
  ),
  requirements: ['RCL-07'],
  scenario: 'sender-acts',
  of: ({ statusCode }) => statusCode === '13',
  expected: both(
    `${n.description} có nội dung; ${n.responseFor}/${n.organId} là nơi được chọn`,
    `${n.description} filled; ${n.responseFor}/${n.organId} the one that was chosen`,
  ),
  cause: both(
    'mỗi nơi nhận đều bị đòi lại, hoặc lý do không được hỏi',
    'every receiver is asked, or no reason is asked for',
  ),
  look({ view, entry, description }, exchange) {
    const [step] = exchange.stepsOf('sender-acts', 'take-back');
    const part = view.message.one(n.responseFor, n.organId);
    if (description === '') return [{ entry, part: 'packet', path: n.description, seen: '13: –' }];
    return areOneBody(part.text, step?.facts['receivers'] ?? '')
      ? []
      : [{ entry, part: 'packet', ...part.spot, seen: part.text }];
  },
});

const updateComplete = eachSent({
  id: 'sender.update-is-complete',
  title: both(
    'Gói cập nhật đủ lý do, định danh, hai cờ và danh sách nơi nhận',
    'An update has its reason, identifier, both flags and the list of receivers',
  ),
  requirements: ['RCL-11'],
  scenario: 'sender-acts',
  of: (packet) => isDocument(packet) && kindOf(packet) === '2',
  expected: both(
    `${n.updateInfo} với ${n.documentInfo}, ${n.documentReceiver}, ${n.receiverList}`,
    `${n.updateInfo} with ${n.documentInfo}, ${n.documentReceiver}, ${n.receiverList}`,
  ),
  cause: both('khối cập nhật không được ghi đủ', 'the block of the update is not written in full'),
  look({ view, entry }) {
    const info = view.transaction.one(n.updateInfo);
    const parts = [
      view.transaction.one(n.transactionReason),
      view.transaction.one(n.documentId),
      info.one(n.documentInfo),
      info.one(n.documentReceiver),
      info.one(n.receiverList, n.receiver, n.organId),
    ];
    const empty = parts.find(({ isFilled }) => !isFilled);
    return empty === undefined ? [] : [{ entry, part: 'packet', ...empty.spot, seen: `${empty.path}: –` }];
  },
});

const replaceComplete = eachSent({
  id: 'sender.replacement-is-complete',
  title: both(
    'Gói thay thế đủ lý do và danh sách văn bản bị thay thế',
    'A replacement has its reason and the documents that it replaces',
  ),
  requirements: ['RCL-15'],
  scenario: 'sender-acts',
  of: (packet) => isDocument(packet) && kindOf(packet) === '3',
  expected: both(
    `${n.replacementInfoList} với ${n.documentId} và nơi nhận`,
    `${n.replacementInfoList} with ${n.documentId} and receivers`,
  ),
  cause: both('danh sách văn bản bị thay thế bị bỏ trống', 'the list of replaced documents is left empty'),
  look({ view, entry }) {
    const info = view.transaction.one(n.replacementInfoList, n.replacementInfo);
    const parts = [
      view.transaction.one(n.transactionReason),
      info.one(n.documentId),
      info.one(n.organIdList, n.organId),
    ];
    const empty = parts.find(({ isFilled }) => !isFilled);
    return empty === undefined ? [] : [{ entry, part: 'packet', ...empty.spot, seen: `${empty.path}: –` }];
  },
});

/** Checks of recalls, take-backs, updates and replacements. */
export const senderActChecks: readonly Check[] = [
  ...[ownNumber, recallNames, recallConcerns, takesBack, updateComplete, replaceComplete],
];

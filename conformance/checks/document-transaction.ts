import { names as n } from '../../protocol/edxml/names.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { idPartsOf } from './document-id.ts';
import { packetCheck, type Stance } from './packet-check.ts';
import { mayHaveIssued } from './same-body.ts';

const isOf = (kind: '1' | '2' | '3') => (view: PacketView) =>
  view.kind === 'document' && view.transaction.one(n.transactionKind).text === kind;

const [isRecall, isUpdate, isReplacement] = [isOf('1'), isOf('2'), isOf('3')];

interface Demand {
  readonly id: string;
  readonly what: Bilingual;
  readonly requirement: string;
  readonly about: (view: PacketView) => boolean;
  readonly of: (view: PacketView) => readonly Part[];
  readonly field?: Stance;
}

const reason = ({ transaction }: PacketView) => [transaction.one(n.transactionReason)];
const about = ({ transaction }: PacketView) => [transaction.one(n.documentId)];
const update = ({ transaction }: PacketView) => transaction.one(n.updateInfo);
const replacements = ({ transaction }: PacketView) => {
  const found = transaction.all(n.replacementInfoList, n.replacementInfo);
  return found.length > 0 ? found : [transaction.one(n.replacementInfoList, n.replacementInfo)];
};
/** RCL-01: a recall names each document that it recalls, with whom it concerns, in a block of its own. */
export function recalledParts({ message }: PacketView): readonly Part[] {
  const found = message.all(n.responseFor);
  const responses = found.length > 0 ? found : [message.one(n.responseFor)];
  return responses.flatMap((response) =>
    [n.organId, n.code, n.promulgationDate, n.documentId].map((name) => response.one(name)),
  );
}

const demands: readonly Demand[] = [
  {
    id: 'recall-reason',
    what: both('lý do thu hồi', 'a reason for the recall'),
    requirement: 'RCL-01',
    about: isRecall,
    of: reason,
  },
  {
    id: 'recall-document-id',
    what: both('mã văn bản bị thu hồi', 'the identifier of what is recalled'),
    requirement: 'RCL-01',
    about: isRecall,
    of: about,
    field: 'warn',
  },
  {
    id: 'recall-response',
    what: both('mỗi ResponseFor đủ bốn thông tin', 'all four parts in every ResponseFor'),
    requirement: 'RCL-01',
    about: isRecall,
    of: recalledParts,
  },
  {
    id: 'update-reason',
    what: both('lý do cập nhật', 'a reason for the update'),
    requirement: 'RCL-11',
    about: isUpdate,
    of: reason,
  },
  {
    id: 'update-document-id',
    what: both('mã văn bản được cập nhật', 'the identifier of what is updated'),
    requirement: 'RCL-11',
    about: isUpdate,
    of: about,
  },
  {
    id: 'update-document-flag',
    what: both('cờ DocumentInfo', 'the flag DocumentInfo'),
    requirement: 'RCL-11',
    about: isUpdate,
    of: (view) => [update(view).one(n.documentInfo)],
  },
  {
    id: 'update-receiver-flag',
    what: both('cờ DocumentReceiver', 'the flag DocumentReceiver'),
    requirement: 'RCL-11',
    about: isUpdate,
    of: (view) => [update(view).one(n.documentReceiver)],
  },
  {
    id: 'update-receivers',
    what: both('danh sách nơi nhận thay đổi', 'the list of receivers that change'),
    requirement: 'RCL-11',
    about: (view) => isUpdate(view) && update(view).one(n.documentReceiver).text === '1',
    of: (view) => [update(view).one(n.receiverList, n.receiver)],
  },
  {
    id: 'replacement-reason',
    what: both('lý do thay thế', 'a reason for the replacement'),
    requirement: 'RCL-15',
    about: isReplacement,
    of: reason,
  },
  {
    id: 'replacement-document-id',
    what: both('mã văn bản bị thay thế', 'the identifier of what is replaced'),
    requirement: 'RCL-15',
    about: isReplacement,
    of: (view) => replacements(view).map((each) => each.one(n.documentId)),
  },
  {
    id: 'replacement-receivers',
    what: both('nơi đã nhận văn bản bị thay thế', 'who had received what is replaced'),
    requirement: 'RCL-15',
    about: isReplacement,
    of: (view) => replacements(view).map((each) => each.one(n.organIdList, n.organId)),
  },
];

function demanded({ id, what, requirement, about, of, field = 'fail' }: Demand): Check {
  return packetCheck({
    id: `document.${id}`,
    title: both(`Có ${what.vi}`, `There is ${what.en}`),
    requirements: [requirement],
    about,
    stance: { law: 'fail', field },
    expected: what,
    cause: both(
      'Nghiệp vụ được gửi như văn bản mới, chưa điền phần riêng.',
      'It was sent like a new document, its own part left empty.',
    ),
    *look(view) {
      for (const part of of(view)) {
        if (!part.isFilled)
          yield { at: part.spot, seen: part.isThere ? '(rỗng / empty)' : '(không có / absent)' };
      }
    },
  });
}

/** RCL-01, RCL-11, RCL-15: recall, update, replacement. */
export const documentTransactionChecks: readonly Check[] = [
  ...demands.map(demanded),
  packetCheck({
    id: 'document.update-flags-known',
    title: both('Cờ cập nhật là 0 hoặc 1', 'The flags of an update are 0 or 1'),
    requirements: ['RCL-11'],
    about: isUpdate,
    expected: both('0 hoặc 1', '0 or 1'),
    cause: both('Ghi true/false.', 'Written as true and false.'),
    *look(view) {
      for (const name of [n.documentInfo, n.documentReceiver]) {
        const part = update(view).one(name);
        if (part.isFilled && !/^[01]$/.test(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'document.update-changes-something',
    title: both('Cập nhật có thay đổi', 'An update changes something'),
    requirements: ['RCL-11'],
    about: isUpdate,
    stance: 'warn',
    expected: both('ít nhất một cờ là 1', 'at least one flag is 1'),
    cause: both('Cả hai cờ để mặc định.', 'Both flags were left at their default.'),
    *look(view) {
      const flags = [n.documentInfo, n.documentReceiver].map((name) => update(view).one(name));
      if (flags.every(({ text }) => text === '0')) yield { at: update(view).spot, seen: '0, 0' };
    },
  }),
  packetCheck({
    id: 'document.update-receiver-type',
    title: both(
      'Mỗi nơi nhận thay đổi là thêm (1) hoặc bớt (0)',
      'Each receiver that changes is added (1) or removed (0)',
    ),
    requirements: ['RCL-11', 'RCL-12'],
    about: (view) => isUpdate(view) && update(view).one(n.receiverList, n.receiver).isFilled,
    expected: both('0 bớt, 1 thêm', '0 removed, 1 added'),
    cause: both('Bỏ trống hoặc dùng mã riêng.', 'Left empty, or a code of its own.'),
    *look(view) {
      for (const receiver of update(view).all(n.receiverList, n.receiver)) {
        const part = receiver.one(n.receiverType);
        if (!/^[01]$/.test(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'document.update-receiver-code',
    title: both('Mỗi nơi nhận thay đổi có mã', 'Each receiver that changes has a code'),
    requirements: ['RCL-11', 'RCL-12'],
    about: (view) => isUpdate(view) && update(view).one(n.receiverList, n.receiver).isFilled,
    expected: both('OrganId', 'OrganId'),
    cause: both('Danh sách lấy theo tên.', 'The list was made by name.'),
    *look(view) {
      for (const receiver of update(view).all(n.receiverList, n.receiver)) {
        const part = receiver.one(n.organId);
        if (!part.isFilled) yield { at: part.spot, seen: '(không có / absent)' };
      }
    },
  }),
  packetCheck({
    id: 'document.update-receiver-once',
    title: both('Một nơi nhận không vừa thêm vừa bớt', 'No receiver is added and removed at once'),
    requirements: ['RCL-12'],
    about: (view) => isUpdate(view) && update(view).one(n.receiverList, n.receiver).isFilled,
    expected: both('mỗi mã một dòng', 'one line for each code'),
    cause: both('Gộp nhiều lần sửa danh sách.', 'Several changes of the list were merged.'),
    *look(view) {
      const seen = new Set<string>();
      for (const part of update(view).all(n.receiverList, n.receiver, n.organId)) {
        if (part.text !== '' && seen.has(part.text)) yield { at: part.spot, seen: part.text };
        seen.add(part.text);
      }
    },
  }),
  packetCheck({
    id: 'document.replacement-once',
    title: both('Không thay thế hai lần một văn bản', 'No document is replaced twice in one packet'),
    requirements: ['RCL-15'],
    about: isReplacement,
    stance: 'warn',
    expected: both('mỗi mã một dòng', 'one line for each identifier'),
    cause: both('Lặp dòng khi ghi danh sách.', 'A line was written twice.'),
    *look(view) {
      const seen = new Set<string>();
      for (const part of view.transaction.all(n.replacementInfoList, n.replacementInfo, n.documentId)) {
        if (part.text !== '' && seen.has(part.text)) yield { at: part.spot, seen: part.text };
        seen.add(part.text);
      }
    },
  }),
  packetCheck({
    id: 'document.own-transaction',
    title: both(
      'Chỉ thu hồi, cập nhật, thay thế văn bản của chính mình',
      'Only one’s own documents are recalled, updated or replaced',
    ),
    requirements: ['RCL-05'],
    about: (view) => isRecall(view) || isUpdate(view) || isReplacement(view),
    expected: both('cơ quan ban hành văn bản gốc là bên gửi', 'the sender issued the earlier document'),
    cause: both('Chọn nhầm văn bản đến.', 'An incoming document was chosen.'),
    *look(view) {
      const sender = view.message.one(n.from, n.organId).text;
      const ids = [
        view.transaction.one(n.documentId),
        ...view.transaction.all(n.replacementInfoList, n.replacementInfo, n.documentId),
        ...(isRecall(view) ? view.message.all(n.responseFor, n.documentId) : []),
      ];
      for (const part of ids) {
        const id = idPartsOf(part.text);
        if (id !== undefined && sender !== '' && !mayHaveIssued(sender, id))
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'document.update-not-of-normative',
    title: both(
      'Không sửa nội dung văn bản quy phạm bằng cập nhật',
      'Normative documents are not changed by an update',
    ),
    requirements: ['RCL-17'],
    about: isUpdate,
    stance: 'warn',
    expected: both(
      'văn bản sửa đổi, thay thế tương đương',
      'an equivalent document that amends or replaces it',
    ),
    cause: both('Dùng sai nghiệp vụ.', 'The wrong tool.'),
    *look(view) {
      const flag = update(view).one(n.documentInfo);
      if (view.message.one(n.documentType, n.type).text === '1' && flag.text === '1')
        yield { at: flag.spot, seen: '1' };
    },
  }),
];

import { habit, namesFor, onTheLine, rewriting, status, swallowing } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';
import { goingOn, heldBack, ignoresRecall } from './receiver-lines.ts';

const seat = 'receiver';
const hour = 3_600_000;

const named = namesFor(seat);

/** Receivers that do wrong when they are asked for something. */
export const agencyRequestMutants: readonly AgencyMutant[] = [
  habit(
    seat,
    named(
      'leaves-recalls',
      'RCL-02',
      'answers-a-recall',
      'không trả lời thu hồi',
      'leaves recalls unanswered',
      ['recall-of-the-unknown'],
    ),
    { leaves: ['recalls'] },
  ),
  habit(
    seat,
    named(
      'answers-recalls-at-night',
      'RCL-02',
      'answers-a-recall',
      'sau nửa đêm mới trả lời thu hồi',
      'answers recalls after midnight',
    ),
    { pace: 15.75 * hour },
  ),
  onTheLine(
    seat,
    named(
      'works-on-after-a-recall',
      'RCL-02',
      'stops-after-a-recall',
      'vẫn xử lý văn bản đã thu hồi',
      'works on what was recalled',
    ),
    ignoresRecall,
  ),
  onTheLine(
    seat,
    named(
      'breaks-on-unknown-recalls',
      'RCL-06',
      'recall-of-the-unknown',
      'không trả lời thu hồi văn bản chưa nhận',
      'does not answer a recall of the unknown',
    ),
    swallowing((packet, request) => status('02')(packet, request) && /,\d*304\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'asks-the-clerk-first',
      'RCL-08',
      'gives-back-what-is-not-registered',
      'chưa vào sổ vẫn từ chối trả',
      'refuses to give back what is not registered',
    ),
    rewriting(
      (packet, request) => status('15')(packet, request) && /,\d*311\//.test(packet),
      (packet) => packet.replace(/(StatusCode>)15(<)/, '$116$2'),
    ),
  ),
  onTheLine(
    seat,
    named(
      'gives-back-late',
      'RCL-08',
      'gives-back-what-is-not-registered',
      'nhiều giờ sau mới tự động trả',
      'gives back hours later what is not registered',
    ),
    heldBack((packet, request) => status('15')(packet, request) && /,\d*311\//.test(packet), 60),
  ),
  habit(
    seat,
    named(
      'leaves-take-backs',
      'RCL-08',
      'answers-a-take-back',
      'không trả lời yêu cầu lấy lại',
      'leaves take-backs unanswered',
    ),
    { leaves: ['takeBacks'] },
  ),
  onTheLine(
    seat,
    named(
      'registers-what-it-gave-back',
      'RCL-09',
      'stops-after-a-take-back',
      'đã tự động trả rồi vẫn vào sổ',
      'registers what it gave back by itself',
    ),
    goingOn('15', '03', (packet, request) => status('15')(packet, request) && /,\d*311\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'goes-on-after-a-take-back',
      'RCL-09',
      'stops-after-a-take-back',
      'đồng ý trả rồi vẫn xử lý',
      'agrees and works on',
      ['removed-by-an-update'],
    ),
    goingOn('15', '06'),
  ),
  habit(
    seat,
    named(
      'leaves-updates',
      'RCL-13',
      'answers-an-update',
      'không trả lời cập nhật',
      'leaves updates unanswered',
      ['removed-by-an-update', 'keeps-versions'],
    ),
    { leaves: ['updates'] },
  ),
  habit(
    seat,
    named(
      'overwrites-versions',
      'RCL-13',
      'keeps-versions',
      'ghi đè phiên bản cũ',
      'overwrites what was there',
    ),
    { keepsLastOnly: true },
  ),
  onTheLine(
    seat,
    named(
      'overlooks-removal',
      'RCL-12',
      'removed-by-an-update',
      'không trả lại khi bị bỏ khỏi nơi nhận',
      'keeps what it was taken off from',
    ),
    swallowing((packet, request) => status('15')(packet, request) && /,\d*322\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'overlooks-addition',
      'RCL-12',
      'added-by-an-update',
      'bỏ qua văn bản được thêm nơi nhận',
      'passes over what it was added to',
    ),
    swallowing((packet, request) => status()(packet, request) && /,\d*323\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'overlooks-replacements',
      'RCL-16',
      'replacement-is-processed',
      'không xử lý văn bản thay thế',
      'does not process replacements',
    ),
    swallowing((packet, request) => status('03')(packet, request) && /,\d*328\//.test(packet)),
  ),
  habit(
    seat,
    named(
      'marks-no-replacement',
      'RCL-16',
      'replacement-is-marked',
      'không đánh dấu văn bản bị thay thế',
      'does not mark what was replaced',
    ),
    { marksNothing: true },
  ),
];

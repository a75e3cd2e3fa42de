import { answerBy, deadline } from '../../protocol/calendar/deadlines.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import type { Exchange } from './agency-view.ts';
import { codesOf, goesOnAfter, said, shownOf, silent, stepCheck, unanswered } from './request-rules.ts';
import { calendar, knewOfDocument } from './watch.ts';

const updates = 'receiver-updates';

/** No text says how soon an update is answered: as soon as a recall [I]. */
const requestDue = (exchange: Exchange, step: StepEntry) =>
  deadline('answerRecall', knewOfDocument(exchange, step), calendar);

const answersUpdate = stepCheck({
  id: 'receiver.answers-an-update',
  title: both(
    'Cập nhật được đồng ý (15) hoặc từ chối (16) kèm lý do',
    'An update is accepted (15) or refused (16) with a reason',
  ),
  requirements: ['RCL-13'],
  ...{ scenario: updates, steps: ['update'] },
  expected: both('15, hoặc 16 kèm lý do', '15, or 16 with a reason'),
  cause: both(
    'gói cập nhật bị bỏ qua, hoặc được vào sổ như văn bản mới',
    'the update is passed over, or registered as a new document',
  ),
  look(step, exchange, watch) {
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    if (answer === undefined) return unanswered(step, '15/16: –', requestDue(exchange, step), watch);
    return answer.statusCode === '16' && answer.description === ''
      ? [{ entry: answer.entry, part: 'packet', seen: '16: Description –' }]
      : [];
  },
});

const keepsVersions = stepCheck({
  id: 'receiver.keeps-versions',
  title: both('Các phiên bản của văn bản được giữ lại', 'The versions of a document are kept'),
  requirements: ['RCL-13'],
  ...{ scenario: updates, steps: ['shown'] },
  expected: both('ba phiên bản sau hai lần cập nhật', 'three versions after two updates'),
  cause: both('bản cập nhật ghi đè bản cũ', 'the update overwrites what was there'),
  look(step, exchange) {
    const shown = shownOf(exchange, step.facts['document']);
    if (shown?.facts['versions'] === undefined || shown.facts['versions'] === '3') return [];
    return [{ entry: shown.number, part: 'screen', path: 'versions', seen: shown.facts['versions'] }];
  },
});

const removedGivesBack = stepCheck({
  id: 'receiver.removed-by-an-update',
  title: both(
    'Bị bỏ khỏi nơi nhận: văn bản được trả lại',
    'Taken off the receivers: the document is given back',
  ),
  requirements: ['RCL-12'],
  ...{ scenario: updates, steps: ['remove'] },
  expected: both('15, và không xử lý tiếp', '15, and nothing more'),
  cause: both(
    'danh sách nơi nhận trong gói cập nhật không được đọc',
    'the list of receivers in the update is not read',
  ),
  look(step, exchange, watch) {
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    if (answer === undefined) return unanswered(step, '15: –', requestDue(exchange, step), watch);
    return answer.statusCode === '16' ? [] : goesOnAfter(exchange, step.facts['of'], answer);
  },
});

const addedReceives = stepCheck({
  id: 'receiver.added-by-an-update',
  title: both(
    'Được thêm vào nơi nhận: văn bản đến như văn bản mới',
    'Added to the receivers: the document arrives like a new one',
  ),
  requirements: ['RCL-12'],
  ...{ scenario: updates, steps: ['add'] },
  expected: both('01 rồi 03 hoặc 02', '01, then 03 or 02'),
  cause: both(
    'gói cập nhật về văn bản chưa biết bị bỏ qua',
    'an update of an unknown document is passed over',
  ),
  look(step, exchange, watch) {
    const answers = said(exchange, step.facts['of'], step, '01', '02', '03');
    if (answers.some(({ statusCode }) => statusCode === '01')) return [];
    const due = knewOfDocument(exchange, step) + watch.tolerances.arrival;
    return unanswered(step, codesOf(answers), due, watch);
  },
});

const replacementIsNew = stepCheck({
  id: 'receiver.replacement-is-processed',
  title: both(
    'Văn bản thay thế được xử lý như văn bản mới',
    'A replacing document is processed like a new one',
  ),
  requirements: ['RCL-16'],
  ...{ scenario: updates, steps: ['replace'] },
  expected: both('03 cho văn bản thay thế', '03 for the replacing document'),
  cause: both('gói thay thế chỉ cập nhật văn bản cũ', 'the replacement only changes the old document'),
  look(step, exchange, watch) {
    const answers = said(exchange, step.facts['document'], step, '02', '03');
    if (answers.some(({ statusCode }) => statusCode === '03')) return [];
    if (answers.length > 0) return [silent(step, codesOf(answers))];
    const { decided } = answerBy(knewOfDocument(exchange, step), calendar);
    return unanswered(step, codesOf(answers), decided, watch);
  },
});

const crossLinks = stepCheck({
  id: 'receiver.replacement-is-marked',
  title: both(
    'Văn bản thay thế và bị thay thế trỏ đến nhau',
    'Replacing and replaced documents point to each other',
  ),
  requirements: ['RCL-16'],
  ...{ scenario: updates, steps: ['shown'] },
  expected: both('văn bản cũ ghi rõ văn bản thay thế nó', 'the old document names the one that replaces it'),
  cause: both('danh sách ReplacementInfo không được lưu', 'ReplacementInfo is not kept'),
  look(step, exchange) {
    const shown = shownOf(exchange, step.facts['document']);
    const marked = shown?.facts['replacedBy'];
    if (shown === undefined || marked === undefined || marked.includes(step.facts['replacing'] ?? ''))
      return [];
    return [{ entry: shown.number, part: 'screen', path: 'replacedBy', seen: marked === '' ? '–' : marked }];
  },
});

/** Checks of what a receiver does when a document is updated or replaced. */
export const receiverUpdateChecks: readonly Check[] = [
  ...[answersUpdate, keepsVersions, removedGivesBack, addedReceives, replacementIsNew, crossLinks],
];

import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { agencyCheck } from './agency-check.ts';
import { eachStep } from './step-rules.ts';

const minute = 60_000;

const polls = agencyCheck({
  id: 'receiver.polls-often-enough',
  timed: true,
  title: both(
    'Hỏi văn bản và trạng thái ít nhất 10 phút một lần',
    'Asks for documents and statuses at least every ten minutes',
  ),
  requirements: ['STA-19'],
  seats: ['receiver'],
  scenarios: ['receiver-life'],
  expected: both('không quá 10 phút giữa hai lần hỏi', 'no more than ten minutes between two calls'),
  cause: both('chu kỳ của tác vụ nhận quá dài', 'the receiving job runs too rarely'),
  look(exchange) {
    const lists = exchange.calls.filter(
      ({ entry, messageType }) =>
        entry.operation === 'getReceivedEdocList' &&
        messageType === 'edoc' &&
        exchange.in('receiver-life', entry),
    );
    const gaps = lists
      .slice(1)
      .map(({ entry }, index) => ({ entry, gap: entry.at - (lists[index]?.entry.at ?? entry.at) }));
    const worst = gaps.toSorted((one, other) => other.gap - one.gap)[Math.floor(gaps.length * 0.05)];
    const faults =
      worst !== undefined && worst.gap > 10 * minute
        ? [{ entry: worst.entry.number, part: 'request', seen: `${Math.round(worst.gap / minute)} min` }]
        : [];
    return { looked: gaps.map(({ entry }) => entry.number), faults };
  },
});

const offers = eachStep({
  id: 'receiver.follows-the-directory',
  timed: true,
  title: both(
    'Cơ quan mới chọn được, cơ quan đã đóng thì không, trong một ngày',
    'A new body can be chosen, a closed one cannot, within a day',
  ),
  requirements: ['REG-05', 'REG-04'],
  scenario: 'receiver-directory',
  steps: ({ name }) => name === 'offered',
  expected: both('danh bạ theo kịp thay đổi trong 24 giờ', 'the directory follows within 24 hours'),
  cause: both('danh bạ chỉ được đọc khi cài đặt', 'the directory is read at installation only'),
  look({ facts, number }, exchange) {
    const code = facts['code'] ?? '';
    const shown = exchange.asked.find(
      (each) => each.number > number && each.subject === 'asked show-receiver' && each.facts['code'] === code,
    );
    const changed = exchange.stepsOf('receiver-directory', 'changed')[0];
    const offered = shown?.facts['offered'];
    if (shown === undefined || offered === undefined || changed === undefined) return [];
    return offered === String(code === changed.facts['opened'])
      ? []
      : [{ entry: shown.number, part: 'screen', path: code, seen: `offered: ${offered}` }];
  },
});

const readsDirectory = agencyCheck({
  id: 'receiver.reads-the-directory-daily',
  timed: true,
  title: both('Danh bạ được đọc lại ít nhất mỗi ngày', 'The directory is read at least once a day'),
  requirements: ['REG-04'],
  seats: ['receiver'],
  scenarios: ['receiver-directory'],
  expected: both('getAgenciesList ít nhất một lần trong 24 giờ', 'getAgenciesList at least once in 24 hours'),
  cause: both('không có tác vụ đồng bộ danh bạ', 'no job synchronises the directory'),
  look(exchange) {
    const changed = exchange.stepsOf('receiver-directory', 'changed');
    const read = exchange.calls.filter(
      ({ entry }) =>
        /^getAgenciesList|^getSynchronizeUnit/.test(entry.operation) &&
        exchange.in('receiver-directory', entry),
    );
    const looked = [...changed.map(({ number }) => number), ...read.map(({ entry }) => entry.number)];
    const [first] = changed;
    return {
      looked,
      faults:
        read.length > 0 || first === undefined
          ? []
          : [{ entry: first.number, part: 'answer', seen: 'getAgenciesList: 0' }],
    };
  },
});

/** Checks of how a receiver keeps up with hub and directory. */
export const receiverDirectoryChecks: readonly Check[] = [polls, offers, readsDirectory];

import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { agencyCheck } from './agency-check.ts';
import type { Exchange } from './agency-view.ts';
import { pollsOftenEnough } from './receiver-polling.ts';

const directory = 'receiver-directory';

const offers = agencyCheck({
  id: 'receiver.follows-the-directory',
  timed: true,
  title: both(
    'Cơ quan mới chọn được, cơ quan đã đóng thì không, trong một ngày',
    'A new body can be chosen, a closed one cannot, within a day',
  ),
  requirements: ['REG-05', 'REG-04'],
  seats: ['receiver'],
  scenarios: [directory],
  expected: both('danh bạ theo kịp thay đổi trong 24 giờ', 'the directory follows within 24 hours'),
  cause: both('danh bạ chỉ được đọc khi cài đặt', 'the directory is read at installation only'),
  look(exchange) {
    const opened = exchange.stepsOf(directory, 'changed')[0]?.facts['opened'];
    const shown = opened === undefined ? [] : shownReceivers(exchange);
    return {
      looked: shown.map(({ entry }) => entry),
      faults: shown
        .filter(({ code, offered }) => offered !== String(code === opened))
        .map(({ entry, code, offered }) => ({
          ...{ entry, part: 'screen', path: code, seen: `offered: ${offered}` },
        })),
    };
  },
});

/** Receivers that were looked for on the screen, and whether they could be chosen, as far as the driver says. */
function shownReceivers(exchange: Exchange) {
  return exchange.asked.flatMap((each) => {
    const { code, offered } = each.facts;
    if (each.subject !== 'asked show-receiver' || !exchange.in(directory, each)) return [];
    return code === undefined || offered === undefined ? [] : [{ entry: each.number, code, offered }];
  });
}

const readsDirectory = agencyCheck({
  id: 'receiver.reads-the-directory-daily',
  timed: true,
  title: both('Danh bạ được đọc lại ít nhất mỗi ngày', 'The directory is read at least once a day'),
  requirements: ['REG-04'],
  seats: ['receiver'],
  scenarios: [directory],
  expected: both('getAgenciesList ít nhất một lần trong 24 giờ', 'getAgenciesList at least once in 24 hours'),
  cause: both('không có tác vụ đồng bộ danh bạ', 'no job synchronises the directory'),
  look(exchange) {
    const [changed] = exchange.stepsOf(directory, 'changed');
    if (changed === undefined) return { looked: [], faults: [] };
    const read = exchange.calls
      .map(({ entry }) => entry)
      .filter(
        (entry) =>
          /^getAgenciesList|^getSynchronizeUnit/.test(entry.operation) &&
          exchange.in(directory, entry) &&
          entry.number > changed.number,
      );
    const never = { entry: changed.number, part: 'answer', seen: 'getAgenciesList: 0' };
    return { looked: [changed, ...read].map(({ number }) => number), faults: read.length > 0 ? [] : [never] };
  },
});

/** Checks of how a receiver keeps up with hub and directory. */
export const receiverDirectoryChecks: readonly Check[] = [pollsOftenEnough, offers, readsDirectory];

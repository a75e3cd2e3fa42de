import { parseLocalTimestamp, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, eventsIn, rowsIn, textIn } from './hub-exchange.ts';
import { hubCheck, type RuleHead, unseen } from './hub-rules.ts';

const scenario = 'hub-keeping';
const at = (step: string) => `${scenario}/${step}`;

function head(id: string, requirement: string, vi: string, en: string, cause: Bilingual): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

const kept = hubCheck(
  head(
    'hub.keeps-what-nobody-takes',
    'RET-09',
    'Gói tin chưa ai lấy vẫn còn sau ba tháng',
    'A packet that nobody took is still there after three months',
    both('hàng chờ bị dọn theo tuổi', 'what waits is cleared out by its age'),
  ),
  (exchange) => {
    const { document = '?' } = exchange.facts(at('sent'));
    const [sent] = exchange.at(at('sent'), 'sendEdoc');
    const [listed] = exchange.at(at('after-a-quarter'), 'getReceivedEdocList');
    if (sent?.outcome !== 'accepted' || listed?.outcome !== 'accepted') return unseen(at('after-a-quarter'));
    const got = deliveriesOf(exchange.at(at('after-a-quarter'), 'getEdoc'), document);
    const expected = both(`gói tin của ${document}`, `the packet of ${document}`);
    const seen = `${listed.rows.length} rows, ${got.length} packets`;
    return {
      looked: [sent, listed],
      wrong: got.length === 1 ? [] : [{ call: listed, expected, seen, path: 'data' }],
    };
  },
);

const showsTime = hubCheck(
  head(
    'hub.list-shows-sending-time',
    'RET-10',
    'Danh sách nhận nêu thời điểm gửi',
    'The list of what came shows when it was sent',
    both('created_time là lúc hỏi, hoặc để trống', 'created_time is that of asking, or is left empty'),
  ),
  (exchange, { tolerances }) => {
    const [sent] = exchange.at(at('sent'), 'sendEdoc');
    const lists = ['listed', 'after-a-quarter'].flatMap((step) =>
      exchange.at(at(step), 'getReceivedEdocList'),
    );
    const rows = lists.flatMap((call) => call.rows.map((row) => ({ call, row })));
    if (sent?.outcome !== 'accepted' || rows.length === 0) return unseen(at('listed'));
    const sentAt = sent.entry.at;
    const expected = both(
      `created_time gần ${renderLocalTimestamp(sentAt)}`,
      `created_time near ${renderLocalTimestamp(sentAt)}`,
    );
    const wrong = rows.flatMap(({ call, row }) => {
      const said = textIn(row, 'created_time');
      const told = parseLocalTimestamp(said);
      const isRight = told !== undefined && Math.abs(told - sentAt) <= tolerances.skewFail;
      return isRight ? [] : [{ call, expected, seen: said, path: 'data/created_time' }];
    });
    return { looked: [sent, ...lists], wrong };
  },
);

const services = hubCheck(
  head(
    'hub.lists-services',
    'REG-03',
    'Có danh sách dịch vụ cùng tình trạng hiện tại',
    'There is a list of services with the state that they are in',
    both('danh sách dịch vụ là một trang viết tay', 'the list of services is a page that somebody wrote'),
  ),
  (exchange) => {
    const [call] = exchange.at(at('services'), 'management /services');
    const listed = rowsIn(call?.json, 'services');
    if (call === undefined || listed === undefined) return unseen(at('services'));
    const own = listed.find((row) => row['served'] === true);
    const isWhole = own !== undefined && textIn(own, 'servicetype') !== '' && textIn(own, 'state') !== '';
    const expected = both('dịch vụ đang phục vụ, với state', 'a service that is served, with its state');
    const seen = own === undefined ? `${listed.length} rows` : JSON.stringify(own);
    return { looked: [call], wrong: isWhole ? [] : [{ call, expected, seen, path: 'services' }] };
  },
);

const flagged = hubCheck(
  {
    id: 'hub.flags-hostile-source',
    title: both('Nguồn của gói tin phá hoại được ghi lại', 'The source of hostile packets is written down'),
    requirements: ['INC-05'],
    scenarios: ['hub-hostile'],
    cause: both('gói tin bị bỏ mà không ghi ai gửi', 'such packets are dropped without who sent them'),
  },
  (exchange) => {
    const { sender = '?' } = exchange.facts('hub-hostile/log');
    const [trace] = exchange.at('hub-hostile/log', 'management /trace');
    const refused = exchange.within('hub-hostile', 'sendEdoc').filter(({ broken }) => broken);
    const events = eventsIn(trace);
    if (trace === undefined || refused.length === 0 || events === undefined) {
      return unseen('hub-hostile/log');
    }
    const own = events.filter(
      (event) => textIn(event, 'name') === 'request-refused' && textIn(event, 'systemId') === sender,
    );
    const expected = both(
      `${refused.length} lần, dưới tên ${sender}`,
      `${refused.length} times, as ${sender}`,
    );
    return {
      looked: [trace, ...refused],
      wrong:
        own.length >= refused.length
          ? []
          : [{ call: trace, expected, seen: `${own.length} times`, path: 'events' }],
    };
  },
);

/** Checks of what waits long, of the list of services, and of who sends what is meant to harm. */
export const hubKeepingChecks: readonly Check[] = [kept, showsTime, services, flagged];

import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { type HubCallSeen, type HubExchange, rowsIn, textIn } from './hub-exchange.ts';
import { hubCheck, type RuleOutcome, unanswered, unseen, type Wrong } from './hub-rules.ts';

const overdue = 'hub-overdue';

interface NoticeSeen {
  readonly to: string;
  readonly channels: readonly string[];
}

/** Overdue warnings of a document in the hub's notices. */
function warningsOf(call: HubCallSeen | undefined, document: string): readonly NoticeSeen[] {
  return (rowsIn(call?.json, 'notices') ?? [])
    .filter(
      (each) =>
        each['kind'] === 'overdue-acceptance' &&
        JSON.stringify(each['documents'] ?? []).includes(`"${document}"`),
    )
    .map((each) => ({
      to: textIn(each, 'to'),
      channels: Array.isArray(each['channels']) ? each['channels'].map(String) : [],
    }));
}

function noticesAt(exchange: HubExchange, step: string): HubCallSeen | undefined {
  return exchange.at(`${overdue}/${step}`, 'management /notices')[0];
}

type OverdueRule = (
  facts: Readonly<Record<string, string>>,
  exchange: HubExchange,
) => readonly Omit<Wrong, 'call'>[];

function overdueCheck(id: string, vi: string, en: string, step: string, rule: OverdueRule): Check {
  return hubCheck(
    {
      ...{ id, title: both(vi, en), requirements: ['STA-15'], scenarios: [overdue] },
      cause: both(
        'trục không theo dõi hạn tiếp nhận theo loại văn bản',
        'the hub does not watch limits of acceptance',
      ),
    },
    (exchange): RuleOutcome => {
      const call = noticesAt(exchange, step);
      if (call === undefined) return unseen(`${overdue}/${step}`);
      const facts = exchange.facts(`${overdue}/${step}`);
      const wrong = rule(facts, exchange).map((each) => ({ ...each, call, path: 'notices' }));
      const shown = rowsIn(call.json, 'notices') !== undefined;
      return wrong.length === 0 && !shown ? unanswered(call) : { looked: [call], wrong };
    },
  );
}

const overdueChecks = [
  overdueCheck(
    'hub.overdue-warns-both',
    'Quá hạn thì báo cho cả hai bên',
    'Both sides are warned',
    'overdue',
    ({ document = '?', sender = '?', receiver = '?' }, exchange) => {
      const warned = warningsOf(noticesAt(exchange, 'overdue'), document);
      return [sender, receiver].flatMap((side) => {
        const expected = both(`cảnh báo cho ${side}`, `a warning for ${side}`);
        return warned.some(({ to }) => to === side)
          ? []
          : [{ expected, seen: warned.map(({ to }) => to).join(', ') || 'none' }];
      });
    },
  ),
  overdueCheck(
    'hub.overdue-by-both-channels',
    'Báo bằng cả thư điện tử và SMS',
    'By mail and by SMS',
    'overdue',
    ({ document = '?' }, exchange) =>
      warningsOf(noticesAt(exchange, 'overdue'), document).flatMap(({ channels }) =>
        ['email', 'sms'].every((each) => channels.includes(each))
          ? []
          : [{ expected: both('email và sms', 'email and sms'), seen: channels.join(', ') }],
      ),
  ),
  overdueCheck(
    'hub.overdue-warns-once',
    'Mỗi bên chỉ bị báo một lần',
    'Each side is warned once',
    'a-day-later',
    ({ document = '?' }, exchange) => {
      const warned = warningsOf(noticesAt(exchange, 'a-day-later'), document).map(({ to }) => to);
      const twice = warned.filter((to, index) => warned.indexOf(to) !== index);
      return twice.map((to) => ({
        expected: both(`một cảnh báo cho ${to}`, `one warning for ${to}`),
        seen: `${warned.filter((each) => each === to).length}`,
      }));
    },
  ),
  overdueCheck(
    'hub.overdue-not-before',
    'Chưa quá hạn thì chưa báo',
    'Nobody is warned before',
    'at-once',
    ({ document = '?' }, exchange) =>
      warningsOf(noticesAt(exchange, 'at-once'), document).map(({ to }) => ({
        expected: both('chưa có cảnh báo', 'no warning yet'),
        seen: to,
      })),
  ),
  overdueCheck(
    'hub.accepted-not-overdue',
    'Đã tiếp nhận thì không bị báo',
    'What was accepted is not warned of',
    'overdue',
    ({ accepted: document = '?' }, exchange) =>
      warningsOf(noticesAt(exchange, 'overdue'), document).map(({ to }) => ({
        expected: both('không có cảnh báo', 'no warning'),
        seen: to,
      })),
  ),
];

export const hubOverdueChecks: readonly Check[] = overdueChecks;

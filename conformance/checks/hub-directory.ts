import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, type HubCallSeen, type HubExchange, type Row, textIn } from './hub-exchange.ts';
import { acceptedAt, hubCheck, type RuleHead, type RuleOutcome, refusedAt, unseen } from './hub-rules.ts';

const scenario = 'hub-directory';
const at = (step: string) => `${scenario}/${step}`;

const stale = both('danh bạ được làm mới theo lô', 'the directory is refreshed in batches');
const loose = both('trục không kiểm tra ai đăng ký mã nào', 'the hub does not ask who registers which code');

function head(id: string, requirement: string, vi: string, en: string, cause = loose): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

function rowOf(call: HubCallSeen | undefined, code: string): Row | undefined {
  return call?.rows.find((row) => textIn(row, 'code') === code);
}

/** A row is there, or not, or marked, in one list of a step. */
function inList(
  step: string,
  operation: string,
  right: (row: Row | undefined, exchange: HubExchange) => boolean,
  expected: Bilingual,
) {
  return (exchange: HubExchange): RuleOutcome => {
    const { code = '?' } = exchange.facts(at('register'));
    const [registered] = exchange.at(at('register'), 'registerAgency');
    const [call] = exchange.at(at(step), operation);
    if (registered?.outcome !== 'accepted' || call?.outcome !== 'accepted') return unseen(at(step));
    const row = rowOf(call, code);
    const seen = row === undefined ? `no row ${code}` : JSON.stringify(row);
    return {
      looked: [registered, call],
      wrong: right(row, exchange) ? [] : [{ call, expected, seen, path: 'data' }],
    };
  };
}

const version = (row: Row | undefined) => Number(row?.['version'] ?? Number.NaN);

/** REG-08: whoever reads changes by version must not miss one. */
const versionRises = hubCheck(
  head(
    'hub.unit-version-rises',
    'REG-08',
    'Dòng thay đổi có phiên bản lớn hơn mọi dòng trước',
    'A row that changed has a version above all before',
    stale,
  ),
  (exchange) => {
    const [before] = exchange.at(at('before'), 'getSynchronizeUnit');
    const [after] = exchange.at(at('listed'), 'getSynchronizeUnit');
    const { code = '?' } = exchange.facts(at('register'));
    const row = rowOf(after, code);
    if (before === undefined || after === undefined || row === undefined) return unseen(at('listed'));
    const highest = Math.max(0, ...before.rows.map(version).filter(Number.isFinite));
    const expected = both(`version lớn hơn ${highest}`, `a version above ${highest}`);
    const rises = version(row) > highest;
    return {
      looked: [before, after],
      wrong: rises ? [] : [{ call: after, expected, seen: String(row['version']), path: 'data' }],
    };
  },
);

const codesAgree = hubCheck(
  head(
    'hub.old-codes-agree',
    'IDC-02',
    'Hai danh sách ghi cùng một mã cũ',
    'Both lists give the same old code',
    stale,
  ),
  (exchange) => {
    const [one] = exchange.at(at('listed'), 'getAgenciesList');
    const [other] = exchange.at(at('listed'), 'getAgenciesListQD20');
    if (one === undefined || other === undefined || other.rows.length === 0) return unseen(at('listed'));
    const wrong = other.rows.flatMap((row, index) => {
      const [code, code102] = [textIn(row, 'code'), textIn(row, 'code102')];
      const oldCode = textIn(rowOf(one, code), 'oldCode');
      const expected = both(`code102 "${oldCode}" của ${code}`, `code102 "${oldCode}" of ${code}`);
      return code102 === '' || oldCode === code102
        ? []
        : [{ call: other, expected, seen: code102, path: `data[${index}].code102` }];
    });
    return { looked: [one, other], wrong };
  },
);

const longest = 10_000;
const largest = 40 * 1024 * 1024;

const usable = hubCheck(
  head(
    'hub.directory-usable',
    'REG-07',
    'Danh bạ đầy đủ trong 10 giây và 40 MB',
    'The whole directory within 10 s and 40 MB',
    stale,
  ),
  (exchange) => {
    const calls = exchange
      .within(scenario, 'getAgenciesList')
      .filter(({ outcome }) => outcome === 'accepted');
    if (calls.length === 0) return unseen(at('listed'));
    const expected = both('dưới 10 s và 40 MB', 'below 10 s and 40 MB');
    const wrong = calls.filter(({ entry, bytes }) => entry.took > longest || bytes.length > largest);
    return {
      looked: calls,
      wrong: wrong.map((call) => ({
        call,
        expected,
        seen: `${call.entry.took} ms, ${call.bytes.length} bytes`,
      })),
    };
  },
);

const unitServed = hubCheck(
  head(
    'hub.new-unit-is-served',
    'REG-01',
    'Đơn vị mới nhận được văn bản ngay',
    'A new unit is written to at once',
    stale,
  ),
  (exchange) => {
    const { document = '?' } = exchange.facts(at('send-to-unit'));
    const [sent] = exchange.at(at('send-to-unit'), 'sendEdoc');
    if (exchange.at(at('register'), 'registerAgency')[0]?.outcome !== 'accepted' || sent === undefined)
      return unseen(at('send-to-unit'));
    const found = deliveriesOf(exchange.at(at('send-to-unit')), document);
    const expected = both('được nhận và chuyển', 'taken and delivered');
    return {
      looked: [sent],
      wrong:
        found.length === 1
          ? []
          : [{ call: sent, expected, seen: `${sent.outcome}, ${found.length} deliveries` }],
    };
  },
);

const gone = (row: Row | undefined) =>
  row === undefined || row['deleted'] === true || textIn(row, 'status') === 'closed';

export const hubDirectoryChecks: readonly Check[] = [
  hubCheck(
    head('hub.registers-unit', 'REG-01', 'Nhận đăng ký đơn vị trực thuộc', 'Registers a sub-unit'),
    acceptedAt('registerAgency', at('register')),
  ),
  hubCheck(
    {
      ...head(
        'hub.lists-new-unit',
        'REG-01',
        'Đơn vị mới có ngay trong danh sách',
        'A new unit is listed at once',
        stale,
      ),
      requirements: ['REG-01', 'REG-02'],
    },
    inList('listed', 'getAgenciesList', (row) => row !== undefined, both('có trong danh sách', 'listed')),
  ),
  hubCheck(
    head(
      'hub.synchronises-new-unit',
      'REG-08',
      'Đơn vị mới có ngay trong danh sách đồng bộ',
      'A new unit is among the units at once',
      stale,
    ),
    inList('listed', 'getSynchronizeUnit', (row) => row !== undefined, both('có trong danh sách', 'listed')),
  ),
  unitServed,
  versionRises,
  codesAgree,
  usable,
  hubCheck(
    head('hub.refuses-taken-code', 'IDC-07', 'Từ chối mã đã có', 'Refuses a code that is taken'),
    refusedAt(at('register'), at('register-again')),
  ),
  hubCheck(
    head(
      'hub.refuses-foreign-parent',
      'REG-09',
      'Từ chối đăng ký dưới cơ quan khác',
      'Refuses a parent of another system',
    ),
    refusedAt(at('register'), at('foreign-parent')),
  ),
  hubCheck(
    head(
      'hub.refuses-foreign-code',
      'REG-09',
      'Từ chối mã thuộc cơ quan khác',
      'Refuses a code below another body',
    ),
    refusedAt(at('register'), at('foreign-code')),
  ),
  hubCheck(
    head('hub.refuses-bad-code', 'IDC-01', 'Từ chối mã sai dạng', 'Refuses a code of no form'),
    refusedAt(at('register'), at('bad-code')),
  ),
  hubCheck(
    head(
      'hub.refuses-foreign-delete',
      'REG-09',
      'Từ chối đóng đơn vị của người khác',
      'Refuses to close another’s unit',
    ),
    refusedAt(at('register'), at('foreign-delete')),
  ),
  hubCheck(
    head('hub.deletes-unit', 'REG-01', 'Đóng được đơn vị trực thuộc', 'Closes a sub-unit'),
    acceptedAt('deleteAgency', at('delete')),
  ),
  hubCheck(
    head(
      'hub.closed-unit-gone',
      'REG-01',
      'Đơn vị đã đóng không còn hoặc được đánh dấu',
      'A closed unit is gone or marked',
      stale,
    ),
    inList('closed', 'getAgenciesList', gone, both('không còn hoặc được đánh dấu', 'gone or marked')),
  ),
  hubCheck(
    head(
      'hub.closed-unit-marked',
      'REG-08',
      'Danh sách đồng bộ đánh dấu đơn vị đã đóng',
      'Units mark what was closed',
      stale,
    ),
    inList(
      'closed',
      'getSynchronizeUnit',
      (row) => row?.['deleted'] === true,
      both('deleted: true', 'deleted: true'),
    ),
  ),
  hubCheck(
    head(
      'hub.closed-code-never-again',
      'IDC-07',
      'Mã đã đóng không được cấp lại',
      'A closed code is never given again',
    ),
    refusedAt(at('register'), at('register-closed')),
  ),
  hubCheck(
    head(
      'hub.closed-unit-refused',
      'IDC-05',
      'Từ chối gửi cho đơn vị đã đóng',
      'Refuses letters for a closed unit',
    ),
    refusedAt(at('send-to-unit'), at('send-to-closed')),
  ),
];

import { names as n } from '../../protocol/edxml/names.ts';
import { textOf } from '../../protocol/wire/headers.ts';
import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { type AgencyFault, agencyCheck } from './agency-check.ts';
import type { Exchange, SystemCall } from './agency-view.ts';
import { areSameBodies, eachSent, isDocument, sentIn } from './sender-rules.ts';

const scenario = 'sender-life';

function callsIn(exchange: Exchange): readonly SystemCall[] {
  return exchange.calls.filter(
    ({ entry }) => exchange.in(scenario, entry) && !entry.request.target.startsWith('http:'),
  );
}

const oneIdentity = agencyCheck({
  id: 'sender.one-identity',
  title: both('Hệ thống chỉ dùng một mã hệ thống', 'The system calls under one system id'),
  requirements: ['AUT-09'],
  seats: ['sender'],
  scenarios: [scenario],
  expected: both('mọi lần gọi cùng một systemid', 'one systemid in every call'),
  cause: both(
    'nhiều hệ thống dùng chung một phần mềm kết nối và mượn danh tính của nhau',
    'several systems share one connector and borrow each other’s identity',
  ),
  look(exchange) {
    const calls = callsIn(exchange).map(({ entry }) => ({
      entry,
      id: parameterText(parseParameters(entry.request.headers), 'systemid')?.trim() ?? '',
    }));
    const [first] = calls;
    const other = calls.find(({ id }) => id !== first?.id);
    return {
      looked: calls.map(({ entry }) => entry.number),
      faults:
        other === undefined
          ? []
          : [
              {
                entry: other.entry.number,
                part: 'request',
                path: 'systemid',
                seen: `${first?.id} – ${other.id}`,
              },
            ],
    };
  },
});

/** Where something lies on somebody's disk. */
const innerPath = /(?:^|[\s"'=(;,])(?:[A-Za-z]:\\|\\\\[\w-]+\\|\/(?:home|var|opt|usr|srv|root|etc|mnt)\/)/;
const queryKey = /[?&](?:secret|secretkey|token|password|sign|signature|hash|data|content|subject)=/i;

const tellsNothing = agencyCheck({
  id: 'sender.headers-tell-nothing',
  title: both(
    'Địa chỉ và tiêu đề không lộ khoá, nội dung, đường dẫn nội bộ',
    'Addresses and headers tell no secret, no content, no path of a disk',
  ),
  requirements: ['TLS-07'],
  seats: ['sender'],
  scenarios: [scenario],
  expected: both(
    'không có trong địa chỉ và tiêu đề của yêu cầu',
    'nothing of that in the address and the headers of a request',
  ),
  cause: both(
    'tham số ghép vào địa chỉ, hoặc tên tệp kèm cả đường dẫn trên máy chủ',
    'parameters are put into the address, or file names come with their path on the server',
  ),
  look(exchange) {
    const calls = callsIn(exchange);
    return {
      looked: calls.map(({ entry }) => entry.number),
      faults: calls.flatMap(({ entry }) => leakIn(entry.number, entry.request)),
    };
  },
});

function leakIn(entry: number, { target, headers }: SystemCall['entry']['request']): readonly AgencyFault[] {
  const key = queryKey.exec(target)?.[0];
  if (key !== undefined) return [{ entry, part: 'request', path: 'target', seen: key }];
  const told = headers.map(([path, value]) => ({ path, seen: textOf(value) }));
  const found = told.find(({ seen }) => innerPath.test(seen) || seen.includes(asked));
  return found === undefined ? [] : [{ entry, part: 'request', ...found }];
}

/** The subject that every document of a run is asked to have. */
const asked = 'V/v kiểm tra liên thông';

const byTable = eachSent({
  id: 'sender.addresses-by-the-table',
  title: both(
    'Mã nơi nhận lấy từ danh bạ, không suy ra từ mã cũ',
    'Codes of receivers are from the directory, not worked out of former ones',
  ),
  requirements: ['IDC-13'],
  scenario,
  of: isDocument,
  expected: both(
    'mã trong danh bạ của trục, ở một trong hai dạng',
    'a code of the hub’s directory, in either form',
  ),
  cause: both(
    'mã thế hệ cũ được đảo chuỗi thay vì tra bảng',
    'a former code is turned round instead of looked up',
  ),
  look({ view, entry }, exchange) {
    const named = exchange.stepsOf(scenario).flatMap(({ facts }) => facts['to']?.split(' ') ?? []);
    const wanted = new Set(named.flatMap((code) => formsOf(code, exchange)));
    const parts = view.message.all(n.to, n.organId);
    const wrong = parts.find(({ text }) => !wanted.has(text));
    return wrong === undefined ? [] : [{ entry, part: 'packet', ...wrong.spot, seen: wrong.text }];
  },
});

/** Both codes of a body, as the directory that the system was given says. */
function formsOf(code: string, { calls }: Exchange): readonly string[] {
  const rows = calls.flatMap(({ entry, json }) =>
    entry.operation.startsWith('getAgenciesList') && Array.isArray(json?.['data'])
      ? (json['data'] as readonly Readonly<Record<string, unknown>>[])
      : [],
  );
  const own = rows.find((row) => row['code'] === code);
  const others = [own?.['oldCode'], own?.['code102']].filter((each) => typeof each === 'string');
  return [code, ...others];
}

const packetForEachSet = agencyCheck({
  id: 'sender.one-packet-a-set',
  title: both(
    'Phụ lục khác nhau thì gói tin riêng, mỗi nơi nhận chỉ có phần của mình',
    'Annexes that differ go in packets of their own, each receiver with its own only',
  ),
  requirements: ['ATT-10'],
  seats: ['sender'],
  scenarios: ['sender-sets'],
  expected: both('mỗi bộ một gói: đúng nơi nhận, đúng số tệp', 'one packet a set: its receivers, its files'),
  cause: both('mọi nơi nhận đều nhận mọi phụ lục', 'every receiver gets every annex'),
  look(exchange) {
    const [step] = exchange.stepsOf('sender-sets', 'sets');
    const packets = sentIn(exchange, 'sender-sets').filter(isDocument);
    if (step === undefined || packets.length === 0) return { looked: [], faults: [] };
    const sets = JSON.parse(step.facts['sets'] ?? '[]') as readonly {
      readonly to: readonly string[];
      readonly annexes: number;
    }[];
    const wanted = sets.map(({ to, annexes }) => ({ to, files: 1 + annexes }));
    const made = packets.map(({ entry, view }) => {
      const to = view.message.all(n.to, n.organId).map(({ text }) => text);
      return { entry, to, files: view.attachments.length };
    });
    const wrong = made.filter((each) => !wanted.some((set) => areOneSet(each, set)));
    const first = made[0]?.entry ?? 0;
    const missing = wanted.filter((set) => !made.some((each) => areOneSet(each, set)));
    const faults =
      wrong.length > 0
        ? wrong.map((each) => ({ entry: each.entry, part: 'packet', path: n.to, seen: toldSet(each) }))
        : missing.map((set) => ({ entry: first, part: 'packet', seen: `– ${toldSet(set)}` }));
    return { looked: made.map(({ entry }) => entry), faults };
  },
});

/** Who gets how many files. */
interface FileSet {
  readonly to: readonly string[];
  readonly files: number;
}

function areOneSet(one: FileSet, other: FileSet): boolean {
  return one.files === other.files && areSameBodies(one.to, other.to);
}

function toldSet({ to, files }: FileSet): string {
  return `${to.join(' ')}: ${files}`;
}

/** Checks of what a sender's calls say beside its packets. */
export const senderWireChecks: readonly Check[] = [oneIdentity, tellsNothing, byTable, packetForEachSet];

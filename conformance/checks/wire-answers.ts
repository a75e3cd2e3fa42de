import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { packetOf, textIn } from './hub-exchange.ts';
import { hubCheck, told, unseen } from './hub-rules.ts';
import {
  anything,
  everyAnswer,
  failForm,
  field,
  hasJson,
  isText,
  lists,
  sdkCause,
  shown,
  succeeds,
} from './wire-rules.ts';

const scenario = 'hub-refusals';

const leftOut = both('bỏ khóa không có giá trị', 'a key without a value left out');

const noNull = everyAnswer(
  'wire.no-null',
  'ERR-01',
  'Không có null trong trả lời',
  'No null in any answer',
  hasJson,
  (call) => {
    const path = nullIn(call.json, '');
    return path === undefined ? [] : [{ expected: leftOut, seen: 'null', path }];
  },
);

/** Where the first null stands. */
function nullIn(value: unknown, path: string): string | undefined {
  if (value === null) return path;
  if (typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = nullIn(
      inner,
      Array.isArray(value) ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${key}`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

const inAscii = everyAnswer(
  'wire.ascii',
  'ERR-02',
  'Trả lời chỉ gồm ký tự ASCII',
  'Answers are ASCII',
  anything,
  ({ bytes }) => {
    const at = bytes.findIndex((byte) => byte >= 0x80);
    const seen = `byte ${at}: 0x${bytes[at]?.toString(16)}`;
    return at < 0
      ? []
      : [{ expected: both('mọi byte nhỏ hơn 0x80', 'every byte below 0x80'), seen, path: 'body' }];
  },
);

const scalarRows = everyAnswer(
  'wire.rows-are-texts',
  'ERR-01',
  'Trường của dòng nhận và gửi là chuỗi',
  'Fields of received and sent rows are texts',
  succeeds('getReceivedEdocList', 'getSentEdocList'),
  ({ rows }) =>
    rows.flatMap((row, index) =>
      Object.entries(row).flatMap(([name, value]) =>
        isText(value)
          ? []
          : [{ expected: both('một chuỗi', 'a text'), seen: shown(value), path: `data[${index}].${name}` }],
      ),
    ),
);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const deliveryIds = everyAnswer(
  'wire.delivery-id-is-uuid',
  'ERR-01',
  'Mã gói tin nhận là UUID',
  'The id of a received packet is a UUID',
  (call) => call.operation === 'getReceivedEdocList' && call.rows.length > 0,
  ({ rows }) =>
    rows.flatMap(({ docId }, index) =>
      isText(docId) && uuid.test(docId)
        ? []
        : [{ expected: both('một UUID', 'a UUID'), seen: shown(docId), path: `data[${index}].docId` }],
    ),
);

const base64 = everyAnswer(
  'wire.packet-is-base64',
  'ERR-01',
  'getEdoc trả gói tin bằng Base64',
  'getEdoc gives the packet in Base64',
  succeeds('getEdoc'),
  (call) => {
    const data = call.json?.['data'];
    const packet = packetOf(call);
    const isPacket =
      packet !== undefined && Buffer.from(packet).toString('base64') === data && packet[0] === 0x3c;
    return isPacket
      ? []
      : [{ expected: both('Base64 của XML', 'Base64 of XML'), seen: shown(data).slice(0, 40), path: 'data' }];
  },
);

const plainEncoding = everyAnswer(
  'wire.no-unasked-compression',
  'ERR-01',
  'Không nén khi bên gọi không xin',
  'No compression that nobody asked for',
  ({ entry }) => !entry.request.headers.some(([name]) => name.toLowerCase() === 'accept-encoding'),
  ({ entry }) => {
    const coding = entry.answer?.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1];
    return coding === undefined || coding === 'identity'
      ? []
      : [{ expected: both('không nén', 'no coding'), seen: coding, path: 'Content-Encoding' }];
  },
);

/** The SDK stores whatever comes as the packet, an error page too. */
const emptyRefusedDownload = hubCheck(
  {
    id: 'wire.refused-download-is-empty',
    title: both('downloadEdoc bị từ chối không có thân', 'A refused download has no body'),
    ...{ requirements: ['ERR-01'], scenarios: [scenario], cause: sdkCause },
  },
  (exchange) => {
    const calls = exchange.calls.filter(
      (call) => call.operation === 'downloadEdoc' && call.broken && call.outcome !== 'silent',
    );
    if (calls.length === 0) return unseen(scenario);
    const expected = both('thân rỗng', 'an empty body');
    const wrong = calls.filter(
      ({ bytes }) => bytes.length > 0 && !Buffer.from(bytes.subarray(0, 500)).includes(n.root),
    );
    return {
      looked: calls,
      wrong: wrong.map((call) => ({ call, expected, seen: `${call.bytes.length} bytes` })),
    };
  },
);

const everyCallAnswered = hubCheck(
  {
    id: 'wire.every-call-is-answered',
    title: both('Yêu cầu nào cũng được trả lời', 'Every call is answered'),
    ...{ requirements: ['AVL-13'], scenarios: [scenario] },
    cause: both(
      'trục ngắt kết nối thay vì trả lời; SDK khi đó tự gửi lại',
      'the hub hangs up in place of answering; an SDK then resends by itself',
    ),
  },
  (exchange) => {
    const calls = exchange.calls.filter(({ operation }) => !operation.startsWith('management'));
    const expected = both('một trả lời', 'an answer');
    const silent = calls.filter(({ outcome }) => outcome === 'silent');
    return {
      looked: calls,
      wrong: silent.map((call) => ({ call, expected, seen: told(call), part: 'answer' })),
    };
  },
);

const wantsArray = both('một mảng, rỗng cũng được', 'an array, empty or not');

export const wireAnswersChecks: readonly Check[] = [
  everyAnswer(
    'wire.json-object',
    'AVL-13',
    'Mọi trả lời là một đối tượng JSON',
    'Every answer is one JSON object',
    anything,
    ({ json, bytes }) =>
      json === undefined
        ? [
            {
              expected: both('một đối tượng JSON', 'one JSON object'),
              seen: Buffer.from(bytes.subarray(0, 60)).toString('latin1'),
              path: 'body',
            },
          ]
        : [],
  ),
  everyAnswer(
    'wire.status-text',
    'ERR-01',
    'status là OK hoặc FAIL',
    'status is OK or FAIL',
    hasJson,
    field(
      'status',
      both('"OK" hoặc "FAIL"', '"OK" or "FAIL"'),
      (value) => value === 'OK' || value === 'FAIL',
    ),
  ),
  everyAnswer(
    'wire.error-code-present',
    'ERR-01',
    'Luôn có ErrorCode',
    'There is always an ErrorCode',
    hasJson,
    field(
      'ErrorCode',
      both('chuỗi hoặc số', 'a text or a number'),
      (value) => isText(value) || typeof value === 'number',
    ),
  ),
  everyAnswer(
    'wire.error-desc-present',
    'ERR-01',
    'Luôn có ErrorDesc',
    'There is always an ErrorDesc',
    hasJson,
    field(
      'ErrorDesc',
      both('một chuỗi không rỗng', 'a text that is not empty'),
      (value) => isText(value) && value !== '',
    ),
  ),
  everyAnswer(
    'wire.status-agrees-with-code',
    'ERR-01',
    'status và ErrorCode khớp nhau',
    'status and ErrorCode agree',
    hasJson,
    ({ json }) => {
      const agrees =
        json?.['ErrorCode'] === undefined ||
        (json['status'] === 'OK') === (textIn(json, 'ErrorCode') === '0');
      return agrees
        ? []
        : [
            {
              expected: both('OK đi với "0"', 'OK goes with "0"'),
              seen: `${shown(json['status'])} ${shown(json['ErrorCode'])}`,
              path: 'ErrorCode',
            },
          ];
    },
  ),
  noNull,
  inAscii,
  everyAnswer(
    'wire.send-fail-has-doc-id',
    'ERR-01',
    'Từ chối gửi có DocId rỗng',
    'A refused send has an empty DocId',
    failForm('doc-id'),
    field('DocId', both('DocId ""', 'DocId ""'), (value) => value === ''),
  ),
  everyAnswer(
    'wire.list-fail-has-data',
    'ERR-01',
    'Từ chối liệt kê có data rỗng',
    'A refused list has an empty data',
    failForm('data-list'),
    field('data', both('data []', 'data []'), (value) => Array.isArray(value) && value.length === 0),
  ),
  everyAnswer(
    'wire.get-fail-has-data',
    'ERR-01',
    'Từ chối lấy có data rỗng',
    'A refused get has an empty data',
    failForm('data-text'),
    field('data', both('data ""', 'data ""'), (value) => value === ''),
  ),
  everyAnswer(
    'wire.list-data-is-array',
    'ERR-01',
    'Danh sách luôn là mảng',
    'A list is always an array',
    succeeds(...lists),
    field('data', wantsArray, Array.isArray),
  ),
  everyAnswer(
    'wire.count-is-integer',
    'ERR-01',
    'count là số nguyên',
    'count is an integer',
    succeeds('countReceiveEdoc', 'countReceiveStatus'),
    field('count', both('một số nguyên', 'an integer'), Number.isInteger),
  ),
  scalarRows,
  deliveryIds,
  base64,
  plainEncoding,
  emptyRefusedDownload,
  everyCallAnswered,
];

import { gzipSync } from 'node:zlib';
import { isOperationName, operations } from '../../protocol/wire/operations.ts';
import type { RawRequest } from '../engine/stage.ts';
import {
  answering,
  editing,
  editingRows,
  hubMutant,
  isAccepted,
  operationOf,
  type Wrap,
  withBody,
} from './hub-bench.ts';
import type { HubMutant } from './mutant.ts';

type Answer = Readonly<Record<string, unknown>>;

const html = Buffer.from('<html><body>502 Bad Gateway</body></html>');
const isFail = (object: Answer) => object['status'] === 'FAIL';
const without = (name: string) => (object: Answer) =>
  Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
const formOf = (request: RawRequest) => {
  const operation = operationOf(request);
  return isOperationName(operation) ? operations[operation].failForm : 'none';
};

/** A refusal of one form loses a field. */
const losing = (form: string, name: string, value?: unknown): Wrap =>
  editing(undefined, (object, request) => {
    if (!isFail(object) || formOf(request) !== form) return object;
    return value === undefined ? without(name)(object) : { ...object, [name]: value };
  });

const mojibake: Wrap = answering(undefined, (answer) =>
  isAccepted(answer) || answer.body.length === 0
    ? answer
    : withBody(
        answer,
        Buffer.from(Buffer.from(answer.body).toString('latin1').replace('He thong', 'Hệ thống')),
      ),
);

const forms: readonly (readonly [
  id: string,
  owner: string,
  requirement: string,
  vi: string,
  en: string,
  wrap: Wrap,
  besides?: readonly string[],
])[] = [
  [
    'hub.html-when-tired',
    'wire.json-object',
    'AVL-13',
    'trả trang HTML',
    'answers with a page of HTML',
    answering('getSynchronizeUnit', (answer) => withBody(answer, html)),
  ],
  [
    'hub.html-for-unknown',
    'wire.json-object',
    'AVL-13',
    'trả HTML cho chức năng lạ',
    'answers an unknown operation with HTML',
    answering('sendOneStop', (answer) => withBody(answer, html)),
  ],
  [
    'hub.status-in-words',
    'wire.status-text',
    'ERR-01',
    'status viết khác',
    'writes status in other words',
    editing(undefined, (object) => (isFail(object) ? { ...object, status: 'ERROR' } : object)),
  ],
  [
    'hub.no-error-code',
    'wire.error-code-present',
    'ERR-01',
    'thiếu ErrorCode',
    'leaves ErrorCode out',
    editing(undefined, (object) => (isFail(object) ? without('ErrorCode')(object) : object)),
  ],
  [
    'hub.no-error-desc',
    'wire.error-desc-present',
    'ERR-01',
    'thiếu ErrorDesc',
    'leaves ErrorDesc out',
    editing(undefined, (object) => (isFail(object) ? without('ErrorDesc')(object) : object)),
  ],
  [
    'hub.fail-with-zero',
    'wire.status-agrees-with-code',
    'ERR-01',
    'FAIL với ErrorCode "0"',
    'says FAIL with code "0"',
    editing(undefined, (object) => (isFail(object) ? { ...object, ErrorCode: '0' } : object)),
  ],
  [
    'hub.null-in-rows',
    'wire.no-null',
    'ERR-01',
    'null trong dòng danh bạ',
    'writes null in a row of the directory',
    editingRows('getAgenciesList', (rows) => rows.map((row) => ({ ...row, mail: null }))),
  ],
  [
    'hub.null-desc',
    'wire.no-null',
    'ERR-01',
    'status_desc là null',
    'writes null for a description',
    editing('countReceiveEdoc', (object) => ({ ...object, data: null })),
  ],
  ['hub.accents', 'wire.ascii', 'ERR-02', 'trả lời có dấu tiếng Việt', 'answers with accents', mojibake],
  [
    'hub.send-fail-without-id',
    'wire.send-fail-has-doc-id',
    'ERR-01',
    'từ chối gửi mà thiếu DocId',
    'refuses a send without DocId',
    losing('doc-id', 'DocId'),
  ],
  [
    'hub.list-fail-without-data',
    'wire.list-fail-has-data',
    'ERR-01',
    'từ chối liệt kê mà thiếu data',
    'refuses a list without data',
    losing('data-list', 'data'),
  ],
  [
    'hub.list-fail-with-text',
    'wire.list-fail-has-data',
    'ERR-01',
    'từ chối liệt kê với data là chuỗi',
    'refuses a list with a text for data',
    losing('data-list', 'data', ''),
  ],
  [
    'hub.get-fail-without-data',
    'wire.get-fail-has-data',
    'ERR-01',
    'từ chối lấy mà thiếu data',
    'refuses a get without data',
    losing('data-text', 'data'),
  ],
  [
    'hub.get-fail-with-array',
    'wire.get-fail-has-data',
    'ERR-01',
    'từ chối lấy với data là mảng',
    'refuses a get with an array for data',
    losing('data-text', 'data', []),
  ],
  [
    'hub.empty-list-absent',
    'wire.list-data-is-array',
    'ERR-01',
    'danh sách rỗng thì bỏ data',
    'leaves data out of an empty list',
    editing('getReceivedEdocList', (object) =>
      Array.isArray(object['data']) && object['data'].length === 0 && !isFail(object)
        ? without('data')(object)
        : object,
    ),
  ],
  [
    'hub.count-in-words',
    'wire.count-is-integer',
    'ERR-01',
    'count là chuỗi',
    'writes a count as text',
    editing('countReceiveStatus', (object) =>
      isFail(object) ? object : { ...object, count: String(object['count']) },
    ),
  ],
  [
    'hub.times-as-numbers',
    'wire.rows-are-texts',
    'ERR-01',
    'thời điểm là số',
    'writes times as numbers',
    editingRows('getReceivedEdocList', (rows) =>
      rows.map((row) => ({ ...row, created_time: 1_795_138_200 })),
    ),
  ],
  [
    'hub.packet-as-text',
    'wire.packet-is-base64',
    'ERR-01',
    'getEdoc trả XML thẳng',
    'gives the XML itself',
    editing('getEdoc', (object) =>
      typeof object['data'] === 'string'
        ? {
            ...object,
            data: Buffer.from(object['data'], 'base64')
              .toString('latin1')
              .replace(/[^\x20-\x7e]/g, '?'),
          }
        : object,
    ),
  ],
  [
    'hub.always-gzip',
    'wire.no-unasked-compression',
    'ERR-01',
    'luôn nén',
    'always compresses',
    answering('getAgenciesList', (answer) => ({
      ...withBody(answer, gzipSync(answer.body)),
      headers: [...answer.headers, ['Content-Encoding', 'gzip']],
    })),
    ['wire.json-object', 'wire.ascii'],
  ],
  [
    'hub.error-page-as-packet',
    'wire.refused-download-is-empty',
    'ERR-01',
    'downloadEdoc trả trang lỗi',
    'answers a refused download with a page',
    answering('downloadEdoc', (answer) => (answer.body.length === 0 ? withBody(answer, html) : answer)),
  ],
];

/** Ids of deliveries as the sender has them: no UUID. */
const objectIds: Wrap = editingRows('getReceivedEdocList', (rows) =>
  rows.map((row) => ({ ...row, docId: String(row['docId']).replaceAll('-', '').slice(0, 24) })),
);

const hangsUp: Wrap = (orderly) => (request) =>
  operationOf(request) === 'deleteAgency' ? Promise.reject(new Error('socket hang up')) : orderly(request);

export const wireAnswersMutants: readonly HubMutant[] = [
  ...forms.map(([id, owner, requirement, vi, en, wrap, besides]) =>
    hubMutant(id, owner, requirement, [vi, en], wrap, besides),
  ),
  hubMutant(
    'hub.object-ids',
    'wire.delivery-id-is-uuid',
    'ERR-01',
    ['mã gói tin nhận không phải UUID', 'gives ids that are no UUIDs'],
    objectIds,
    ['hub.docid-in-any-case'],
  ),
  hubMutant('hub.hangs-up', 'wire.every-call-is-answered', 'AVL-13', ['ngắt kết nối', 'hangs up'], hangsUp),
];

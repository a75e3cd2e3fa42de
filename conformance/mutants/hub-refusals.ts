import { managementPrefix } from '../engine/hub-stage.ts';
import { referenceSecret } from '../engine/reference-peers.ts';
import type { RawRequest } from '../engine/stage.ts';
import {
  editing,
  forgedSuccess,
  hubMutant,
  operationOf,
  parameterOf,
  refusing,
  type Wrap,
} from './hub-bench.ts';
import type { HubMutant } from './mutant.ts';

type Answer = Readonly<Record<string, unknown>>;

const isFail = (object: Answer) => object['status'] === 'FAIL';
const isList = (request: RawRequest) => operationOf(request) === 'getReceivedEdocList';
const quirky: readonly (readonly [
  id: string,
  owner: string,
  vi: string,
  en: string,
  when: (request: RawRequest) => boolean,
])[] = [
  [
    'hub.wants-no-leftovers',
    'hub.ignores-leftovers',
    'từ chối tham số thừa',
    'refuses parameters that it does not know',
    (request) => isList(request) && parameterOf(request, 'from') === 'X',
  ],
  [
    'hub.names-in-one-case',
    'hub.names-in-any-case',
    'phân biệt hoa thường ở tên tham số',
    'knows names in one case only',
    (request) => request.headers.some(([name]) => name.includes('MessageType')),
  ],
  [
    'hub.short-headers',
    'hub.long-headers',
    'giới hạn tiêu đề 16 KB',
    'takes headers of 16 KB at most',
    (request) => parameterOf(request, 'filePath').length > 16_384,
  ],
  [
    'hub.exact-paths',
    'hub.trailing-slash',
    'không nhận dấu / cuối',
    'takes no slash at the end',
    ({ target }) => target.endsWith('getReceivedEdocList/'),
  ],
  [
    'hub.canonical-headers',
    'hub.lower-case-headers',
    'đòi đúng chữ hoa ở tiêu đề',
    'wants headers in their usual case',
    ({ headers }) => headers.some(([name]) => name === 'xroadvnpt-systemid'),
  ],
  [
    'hub.docid-exact',
    'hub.docid-in-any-case',
    'chỉ nhận docId',
    'takes docId only',
    (request) =>
      operationOf(request) === 'getEdoc' && request.headers.some(([name]) => name === 'XroadVnpt-docid'),
  ],
];

const isPlain = (request: RawRequest) =>
  isList(request) &&
  request.method === 'POST' &&
  !quirky.some(([, , , , when]) => when(request)) &&
  parameterOf(request, 'systemid') === '000.00.00.H17';

/** Refuses a call whose body is empty: a framework that wants JSON in a body of that type. */
const wantsJson: Wrap = (orderly) => {
  let letters = 0;
  return async (request) => {
    if (operationOf(request) === 'sendEdoc') letters += 1;
    if (letters !== 3 || !isPlain(request)) return orderly(request);
    letters += 1;
    return refusing(() => true, 'Body cannot be empty')(orderly)(request);
  };
};

/** Prints what it was given by the operator into a refusal. */
const showsSecret: Wrap = editing('getAgenciesList', (object) =>
  isFail(object) ? { ...object, ErrorDesc: `${String(object['ErrorDesc'])} ${referenceSecret}` } : object,
);

/** Says OK where it should refuse. */
function saysOk(when: (request: RawRequest) => boolean): Wrap {
  return (orderly) => async (request) => {
    const answer = await orderly(request);
    return when(request) ? forgedSuccess(request) : answer;
  };
}

const offByOne: Wrap = editing('countReceiveEdoc', (object) =>
  isFail(object) ? object : { ...object, count: Number(object['count']) + 1 },
);

const ill: Wrap = (orderly) => async (request) => {
  const answer = await orderly(request);
  return request.target === `${managementPrefix}/health` ? { ...answer, httpStatus: 503 } : answer;
};

export const hubRefusalsMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.wants-json',
    'hub.plain-list',
    'ERR-01',
    ['đòi JSON trong thân rỗng', 'wants JSON in an empty body'],
    wantsJson,
  ),
  hubMutant(
    'hub.serves-unknown',
    'hub.refuses-unknown-operation',
    'ERR-07',
    ['trả OK cho chức năng không có', 'says OK to an unknown operation'],
    saysOk((request) => operationOf(request) === 'sendOneStop'),
  ),
  hubMutant(
    'hub.any-method',
    'hub.refuses-wrong-method',
    'ERR-07',
    ['nhận mọi phương thức', 'takes any method'],
    saysOk(({ method }) => method === 'PUT'),
  ),
  hubMutant(
    'hub.counts-wrongly',
    'hub.empty-list-is-empty',
    'ERR-01',
    ['đếm sai', 'counts wrongly'],
    offByOne,
  ),
  hubMutant(
    'hub.prints-secrets',
    'hub.secret-never-shown',
    'AUT-08',
    ['in khóa trong lời từ chối', 'prints a secret in a refusal'],
    showsSecret,
  ),
  hubMutant(
    'hub.ill',
    'hub.health-answers',
    'AVL-13',
    ['điểm kiểm tra sức khỏe hỏng', 'its health end point fails'],
    ill,
  ),
  ...quirky.map(([id, owner, vi, en, when]) => hubMutant(id, owner, 'ERR-01', [vi, en], refusing(when))),
];

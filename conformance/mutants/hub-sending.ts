import { hashBody, matchFileHash } from '../../protocol/wire/file-hash.ts';
import type { RawRequest } from '../engine/stage.ts';
import {
  answering,
  blindTo,
  forgedRefusal,
  hubMutant,
  isAccepted,
  objectOf,
  operationOf,
  packetText,
  parameterOf,
  refusalOf,
  refusing,
  type Wrap,
  withObject,
} from './hub-bench.ts';
import { ghostsOf, haunted, receiversIn } from './hub-ghosts.ts';
import { deliversRefused, isSend } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';

const to = (pattern: RegExp) => (request: RawRequest) =>
  isSend(request) && receiversIn(packetText(request)).some((code) => pattern.test(code));

/** Gives every delivery that matches to one system more. */
export function alsoTo(when: (request: RawRequest) => boolean, systemId: string): Wrap {
  return haunted((ghosts, request, answer) => {
    const [ghost] = ghostsOf(request);
    if (isSend(request) && isAccepted(answer) && when(request) && ghost !== undefined) {
      ghosts.haunt({ ...ghost, systemId });
    }
    return answer;
  });
}

const packetFromForeign = (request: RawRequest) =>
  /<edXML:From>\s*<edXML:OrganId>G06/.test(packetText(request));
const headerFromForeign = (request: RawRequest) => parameterOf(request, 'from') === 'G06';
const foreign = 'hub.sender-foreign';

/** Overlooked, one at a time: what the orderly hub says, and in which of the scenario's letters. */
const overlooked: readonly (readonly [
  step: string,
  requirement: string,
  saying: string | RegExp,
  only?: (request: RawRequest) => boolean,
])[] = [
  ['foreign-from', 'IDC-04', foreign, (request) => packetFromForeign(request) && headerFromForeign(request)],
  [
    'foreign-packet-from',
    'IDC-04',
    foreign,
    (request) => packetFromForeign(request) && !headerFromForeign(request),
  ],
  [
    'foreign-header-from',
    'IDC-04',
    foreign,
    (request) => !packetFromForeign(request) && headerFromForeign(request),
  ],
  ['unknown-receiver', 'IDC-05', 'hub.receiver-unknown'],
  ['closed-receiver', 'IDC-03', /hub\.receiver-closed|identity\.code-closed/],
  ['locked-receiver', 'IDC-05', 'hub.receiver-locked'],
  ['lower-case-code', 'IDC-01', 'identity.code-lower-case'],
  ['code-with-space', 'IDC-01', 'identity.code-space'],
  ['code-of-36', 'IDC-01', 'identity.code-too-long'],
  ['code-ends-in-dot', 'IDC-01', 'identity.code-edge-dot'],
  ['code-of-2014', 'IDC-15', 'identity.code-2014'],
  ['unknown-message-type', 'ENV-11', 'wire.message-type-unknown'],
  ['other-message-type', 'ENV-09', 'hub.message-type-differs'],
  ['unknown-service', 'ERR-07', 'wire.service-type-unknown'],
];

const tooStrict: readonly (readonly [
  id: string,
  owner: string,
  requirement: string,
  vi: string,
  en: string,
  when: (request: RawRequest) => boolean,
  besides?: readonly string[],
])[] = [
  [
    'hub.only-system-sends',
    'hub.takes-member',
    'IDC-04',
    'chỉ mã hệ thống được gửi',
    'only a system’s own code may send',
    (request) => isSend(request) && parameterOf(request, 'from') === 'G06.19',
  ],
  [
    'hub.closed-code-nowhere',
    'hub.takes-cited-closed-code',
    'IDC-03',
    'từ chối mã đã đóng ở mọi nơi',
    'refuses a closed code wherever it stands',
    (request) => isSend(request) && /<edXML:ResponseFor>\s*<edXML:OrganId>H47/.test(packetText(request)),
  ],
  [
    'hub.new-codes-only',
    'hub.takes-old-code',
    'IDC-02',
    'không nhận mã 13 ký tự',
    'takes no code of 13 characters',
    (request) => isSend(request) && receiversIn(packetText(request)).every((code) => code.startsWith('000.')),
  ],
  [
    'hub.no-enterprises',
    'hub.takes-enterprise-code',
    'IDC-09',
    'không nhận mã doanh nghiệp',
    'takes no code of an enterprise',
    to(/^\d{10}$/),
  ],
];

/** The whole text of a refusal is another one. */
const vague: Wrap = answering('sendEdoc', (answer) =>
  /receiver-unknown/.test(refusalOf(answer))
    ? withObject(answer, { ...objectOf(answer), ErrorDesc: 'Don vi nhan khong hop le' })
    : answer,
);

/** Keeps a box of its own for the old code: nobody looks into it. */
const secondBox: Wrap = (orderly) => {
  const lost = new Set<string>();
  return async (request) => {
    const codes = isSend(request) ? receiversIn(packetText(request)) : [];
    const answer = await orderly(request);
    if (codes.length === 1 && codes[0]?.startsWith('000.00.00.H17') === true) lost.add(codes[0]);
    if (operationOf(request) !== 'getReceivedEdocList' || lost.size === 0) return answer;
    const object = objectOf(answer);
    const rows = Array.isArray(object['data'])
      ? (object['data'] as readonly Readonly<Record<string, unknown>>[])
      : [];
    return withObject(answer, { ...object, data: rows.filter((row) => !lost.has(String(row['to']))) });
  };
};

/** Takes one of two letters with a parameter that differs, and refuses the other. */
const moody: Wrap = (orderly) => {
  let count = 0;
  return async (request) => {
    if (isSend(request) && parameterOf(request, 'to') !== '') count += 1;
    return isSend(request) && parameterOf(request, 'to') !== '' && count % 2 === 0
      ? forgedRefusal(request, 'Tham so to khac goi tin')
      : orderly(request);
  };
};

/** How the hash of a send was made, and whether CRLF stood behind the file. */
function formOf(request: RawRequest): string {
  if (!isSend(request)) return 'none';
  const matched = matchFileHash(hashBody(request.body), parameterOf(request, 'hash-file'));
  if (!matched.ok) return 'wrong';
  const ends = Buffer.from(request.body.subarray(-2)).toString('latin1') === '\r\n';
  return ends ? matched.value.form : 'no-line-end';
}

/** Nothing but a send whose hash is right is taken for one: the scenario of hashes has no other fault. */
const hashMutants = [
  ['java', 'không nhận giá trị băm của SDK', 'takes no hash of the SDK’s making'],
  ['padded', 'không nhận giá trị băm đủ 64 ký tự', 'takes no hash of 64 digits'],
  ['padded-whole', 'không nhận giá trị băm của cả thân', 'takes no hash over the whole body'],
  [
    'unpadded-whole',
    'không nhận giá trị băm không đệm của cả thân',
    'takes no unpadded hash over the whole body',
  ],
  ['no-line-end', 'đòi CRLF ở cuối thân', 'wants CRLF behind the file'],
] as const;

const noHash = (request: RawRequest) => isSend(request) && parameterOf(request, 'hash-file') === '';
const flipped = (request: RawRequest) => isSend(request) && packetText(request).includes('V/w');

export const hubSendingMutants: readonly HubMutant[] = [
  ...overlooked.map(([step, requirement, saying, only]) =>
    hubMutant(
      `hub.takes-${step}`,
      `hub.refuses-${step}`,
      requirement,
      [`nhận: ${step}`, `takes: ${step}`],
      blindTo(saying, only),
    ),
  ),
  ...tooStrict.map(([id, owner, requirement, vi, en, when, besides]) =>
    hubMutant(id, owner, requirement, [vi, en], refusing(when), besides),
  ),
  hubMutant(
    'hub.delivers-to-the-known',
    'hub.refused-reaches-nobody',
    'IDC-04',
    ['báo lỗi nhưng vẫn chuyển cho bên nhận đúng', 'refuses, and delivers to those receivers that it knows'],
    deliversRefused(/hub\.receiver-unknown/),
  ),
  hubMutant(
    'hub.vague-about-receivers',
    'hub.unknown-receiver-named',
    'IDC-05',
    ['không nêu bên nhận sai', 'does not name the wrong receiver'],
    vague,
  ),
  hubMutant(
    'hub.second-box-for-old-code',
    'hub.old-code-same-box',
    'IDC-02',
    ['hộp thư riêng cho mã cũ', 'another box for the old code'],
    secondBox,
  ),
  hubMutant(
    'hub.delivers-for-each-code',
    'hub.both-codes-once',
    'IDC-06',
    ['chuyển hai lần cho hai mã', 'delivers once for each code'],
    alsoTo(
      (request) => receiversIn(packetText(request)).length === 2 && !packetText(request).includes('98.76'),
      '000.00.00.H17',
    ),
  ),
  hubMutant(
    'hub.parameter-decides',
    'hub.packet-decides-receivers',
    'ENV-09',
    ['chuyển theo tham số to', 'delivers by the parameter to'],
    alsoTo((request) => parameterOf(request, 'to') !== '', 'G06'),
  ),
  hubMutant(
    'hub.moody-about-parameter',
    'hub.packet-decides-receivers',
    'ENV-09',
    ['lúc nhận lúc từ chối', 'takes it once and refuses it once'],
    moody,
  ),
  ...hashMutants.map(([form, vi, en]) =>
    hubMutant(
      `hub.refuses-hash-${form}`,
      `hub.hash-${form}`,
      'ENV-10',
      [vi, en],
      refusing((request) => formOf(request) === form),
    ),
  ),
  hubMutant(
    'hub.any-hash',
    'hub.hash-of-another-file',
    'ENV-10',
    ['không tính lại giá trị băm', 'does not compute the hash'],
    blindTo(/file-hash/, (request) => !flipped(request) && !noHash(request)),
  ),
  hubMutant(
    'hub.hash-of-header-only',
    'hub.hash-flipped-byte',
    'ENV-10',
    ['không nhận ra một byte bị đổi', 'does not notice one byte that flipped'],
    blindTo(/file-hash/, flipped),
  ),
  hubMutant(
    'hub.hash-optional',
    'hub.hash-no-hash',
    'ENV-10',
    ['không đòi giá trị băm', 'asks for no hash'],
    blindTo(/file-hash/, noHash),
  ),
  hubMutant(
    'hub.keeps-what-it-refuses',
    'hub.wrong-hash-reaches-nobody',
    'ENV-10',
    ['báo sai giá trị băm nhưng vẫn chuyển', 'refuses a wrong hash and delivers the packet'],
    deliversRefused(/file-hash/),
  ),
];

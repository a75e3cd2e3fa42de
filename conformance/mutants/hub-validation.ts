import type { RawRequest } from '../engine/stage.ts';
import { type PacketDefect, packetDefects } from '../scenarios/hub-defects.ts';
import {
  answering,
  blindTo,
  forgedRefusal,
  hubMutant,
  isAccepted,
  objectOf,
  operationOf,
  packetText,
  refusalOf,
  refusing,
  withObject,
} from './hub-bench.ts';
import { ghostsOf, haunted } from './hub-ghosts.ts';
import type { HubMutant } from './mutant.ts';

export const isSend = (request: RawRequest) => operationOf(request) === 'sendEdoc';
const holds = (pattern: RegExp) => (request: RawRequest) =>
  isSend(request) && pattern.test(packetText(request));

/** What the orderly hub says to each defect that is not simply an absence. */
const sayings: Readonly<Record<string, string>> = {
  'not-well-formed': 'xml.not-well-formed',
  'junk-before-prolog': 'xml.junk-before-prolog',
  'unbound-prefix': 'xml.prefix-unbound',
  'forbidden-character': 'xml.bad-character',
  'foreign-namespace': 'packet.namespace-wrong',
  'foreign-root': 'packet.root-foreign',
  'transaction-spelled-right': 'packet.transaction-misspelt',
  'no-manifest': 'attachment.manifest-missing',
  'date-with-dashes': 'packet.date-malformed',
  'month-thirteen': 'packet.date-impossible',
  'trace-time-form': 'packet.stamp-malformed',
  'type-nine': 'packet.type-unknown',
  'priority-seven': 'packet.priority-unknown',
  'kind-nine': 'packet.transaction-kind-unknown',
  'pages-in-words': 'packet.number-malformed',
  'long-subject': 'packet.value-too-long',
  'broken-base64': 'attachment.base64-broken',
  'dangling-reference': 'attachment.reference-dangling',
};

function sayingOf({ name, field }: PacketDefect): RegExp {
  const code = sayings[name];
  return code === undefined
    ? new RegExp(`/${field}(?:\\[1\\])?, hoac phan tu`)
    : new RegExp(`\\[${code.replace('.', '\\.')}\\]`);
}

/** One hub for every single defect: it overlooks this one and no other. */
const overlooking = packetDefects.map((defect) =>
  hubMutant(
    `hub.overlooks-${defect.name}`,
    `hub.refuses-${defect.name}`,
    defect.requirement,
    [`bỏ qua lỗi: ${defect.words.vi}`, `overlooks: ${defect.words.en}`],
    blindTo(sayingOf(defect), isSend),
  ),
);

/** Refuses, and delivers all the same, where the refusal says this. */
export function deliversRefused(pattern: RegExp) {
  return haunted((ghosts, request, answer) => {
    if (isSend(request) && pattern.test(refusalOf(answer))) {
      for (const ghost of ghostsOf(request)) ghosts.haunt(ghost);
    }
    return answer;
  });
}

/** Another text in every refusal of a send. */
const refusalsOfSends = (change: (object: Readonly<Record<string, unknown>>, count: number) => object) => {
  return (orderly: Parameters<ReturnType<typeof answering>>[0]) => {
    let count = 0;
    return answering('sendEdoc', (answer) => {
      if (isAccepted(answer)) return answer;
      count += 1;
      return withObject(answer, change(objectOf(answer), count));
    })(orderly);
  };
};

/** The letter of the happy path has none of what the lawful variants add. */
const plain = (request: RawRequest) =>
  !/<edXML:Fax><\//.test(packetText(request)) &&
  !/MoRong|<MessageHeader>|<\/edXML:Content>\s*<edXML:Subject/.test(packetText(request));

const tooStrict = [
  [
    'hub.enforces-order',
    'hub.takes-any-order',
    'thứ tự phần tử con',
    'the order of children',
    />[^<]*<\/[^>]*Content>\s*<[^>]*Subject>/,
  ],
  [
    'hub.refuses-unknown-elements',
    'hub.tolerates-unknown-elements',
    'không có phần tử lạ',
    'no unknown elements',
    /MoRong/,
  ],
  [
    'hub.refuses-empty-elements',
    'hub.empty-is-absent',
    'không có phần tử rỗng',
    'no empty elements',
    /<edXML:Fax><\//,
  ],
  ['hub.wants-its-prefix', 'hub.takes-any-prefix', 'tiền tố edXML', 'the prefix edXML', /<MessageHeader>/],
] as const;

export const hubValidationMutants: readonly HubMutant[] = [
  ...overlooking,
  ...tooStrict.map(([id, owner, vi, en, pattern]) =>
    hubMutant(id, owner, 'ENV-05', [`đòi ${vi}`, `wants ${en}`], refusing(holds(pattern))),
  ),
  hubMutant(
    'hub.refuses-plain-letters',
    'hub.takes-sound-letter',
    'ENV-04',
    ['từ chối văn bản thường', 'refuses plain letters'],
    (orderly) => async (request) => {
      const answer = await orderly(request);
      const isPlain = isSend(request) && isAccepted(answer) && plain(request);
      return isPlain ? forgedRefusal(request, 'Khong hop le') : answer;
    },
  ),
  hubMutant(
    'hub.says-only-invalid',
    'hub.refusal-names-field',
    'ERR-01',
    ['chỉ trả lời "không hợp lệ"', 'answers "invalid" and no more'],
    refusalsOfSends((object) => ({ ...object, ErrorDesc: 'Du lieu khong hop le' })),
  ),
  hubMutant(
    'hub.running-error-codes',
    'hub.refusal-code-stable',
    'ERR-01',
    ['mã lỗi là số thứ tự', 'error codes are running numbers'],
    refusalsOfSends((object, count) => ({ ...object, ErrorCode: String(1000 + count) })),
  ),
  hubMutant(
    'hub.forwards-before-validating',
    'hub.invalid-reaches-nobody',
    'ENV-04',
    ['chuyển đi rồi mới kiểm tra', 'forwards first and validates afterwards'],
    deliversRefused(/packet\.type-unknown/),
  ),
];

const hostileSayings = [
  ['doctype', 'ENV-03', /xml\.doctype/, /<!ENTITY a "b"/],
  ['external-entity', 'ENV-03', /xml\.doctype/, /SYSTEM/],
  ['entity-bomb', 'ENV-03', /xml\.doctype/, /&e8;/],
  ['deep-nesting', 'ENV-03', /xml\./, /<edXML:a><edXML:a>/],
  ['secret-subject', 'GEN-01', /hub\.secrecy-mark/, /\(MẬT\)/],
  ['top-secret-subject', 'GEN-01', /hub\.secrecy-mark/, /TUYỆT MẬT/],
  ['secret-file-name', 'GEN-01', /hub\.secrecy-mark/, /TOI MAT/],
] as const;

export const hubHostileMutants: readonly HubMutant[] = [
  ...hostileSayings.map(([step, requirement, saying, pattern]) =>
    hubMutant(
      `hub.takes-${step}`,
      `hub.refuses-${step}`,
      requirement,
      [`nhận gói tin: ${step}`, `takes a packet: ${step}`],
      blindTo(saying, holds(pattern)),
    ),
  ),
  hubMutant(
    'hub.expands-entities',
    'hub.hostile-refused-quickly',
    'ENV-03',
    ['mở rộng thực thể trước khi từ chối', 'expands entities before it refuses'],
    (orderly) => async (request) => {
      if (holds(/&e8;/)(request)) await new Promise((resolve) => setTimeout(resolve, 1_050));
      return orderly(request);
    },
  ),
  hubMutant(
    'hub.falls-over',
    'hub.survives-hostile',
    'ENV-03',
    ['ngừng nhận văn bản sau gói tin phá hoại', 'takes no letters any more after a hostile packet'],
    (orderly) => {
      let fallen = false;
      return async (request) => {
        if (holds(/<edXML:a><edXML:a>/)(request)) fallen = true;
        else if (fallen && isSend(request) && !/MẬT|TOI MAT/.test(packetText(request))) {
          return forgedRefusal(request, 'Loi he thong');
        }
        return orderly(request);
      };
    },
  ),
  hubMutant(
    'hub.delivers-secrets',
    'hub.secret-reaches-nobody',
    'GEN-01',
    ['báo từ chối nhưng vẫn chuyển văn bản mật', 'refuses a secret and delivers it'],
    deliversRefused(/hub\.secrecy-mark/),
  ),
  hubMutant(
    'hub.limit-lower-than-declared',
    'hub.takes-up-to-limit',
    'ENV-13',
    ['giới hạn thật thấp hơn giới hạn công bố', 'its limit is lower than it declares'],
    refusing(({ body }) => body.length > 400_000 && body.length <= 512 * 1024 + 1),
  ),
  hubMutant(
    'hub.no-limit',
    'hub.refuses-over-limit',
    'ENV-13',
    ['không có giới hạn', 'has no limit'],
    blindTo('hub.packet-too-large'),
  ),
  hubMutant(
    'hub.broken-by-size',
    'hub.usable-after-limit',
    'ENV-13',
    ['kết nối hỏng sau gói tin quá lớn', 'its connection breaks after a packet that was too large'],
    (orderly) => {
      let broken = false;
      return async (request) => {
        if (broken && isSend(request)) return forgedRefusal(request, 'Loi he thong');
        broken ||= request.body.length > 512 * 1024 + 2;
        return orderly(request);
      };
    },
  ),
];

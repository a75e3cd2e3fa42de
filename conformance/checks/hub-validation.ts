import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { packetDefects } from '../scenarios/hub-defects.ts';
import { textIn } from './hub-exchange.ts';
import { leavesNothing } from './hub-queues.ts';
import { acceptedAt, hubCheck, openIn, refusedAt, told, unanswered, unseen } from './hub-rules.ts';

const validation = 'hub-validation';
const hostile = 'hub-hostile';
const at = (step: string) => `${validation}/${step}`;

const notValidated = both(
  'trục chuyển gói tin đi trước khi kiểm tra, hoặc chỉ kiểm tra một phần cấu trúc',
  'the hub forwards before it validates, or validates a part of the structure only',
);

const defectChecks = packetDefects.map(({ name, words, requirement, lawOnly }) =>
  hubCheck(
    {
      id: `hub.refuses-${name}`,
      title: both(`Từ chối gói tin: ${words.vi}`, `Refuses a packet: ${words.en}`),
      requirements: [requirement, ...(requirement === 'ENV-04' ? [] : ['ENV-04'])],
      scenarios: [validation],
      ...(lawOnly === undefined ? {} : { profiles: ['law', 'DT21'] as const }),
      cause: notValidated,
    },
    refusedAt(at('sound'), at(name)),
  ),
);

interface Lawful {
  readonly step: string;
  readonly id: string;
  readonly vi: string;
  readonly en: string;
}

const lawful: readonly Lawful[] = [
  {
    step: 'sound',
    id: 'hub.takes-sound-letter',
    vi: 'Nhận văn bản đúng quy chuẩn',
    en: 'Takes a sound letter',
  },
  {
    ...{ step: 'other-order', id: 'hub.takes-any-order' },
    ...{ vi: 'Không bắt buộc thứ tự phần tử con', en: 'Does not enforce the order of children' },
  },
  {
    ...{ step: 'unknown-element', id: 'hub.tolerates-unknown-elements' },
    ...{ vi: 'Chấp nhận phần tử lạ', en: 'Tolerates unknown elements' },
  },
  {
    ...{ step: 'empty-element', id: 'hub.empty-is-absent' },
    ...{ vi: 'Coi phần tử rỗng như không có', en: 'Takes an empty element for an absent one' },
  },
  {
    ...{ step: 'other-prefix', id: 'hub.takes-any-prefix' },
    ...{ vi: 'Không phụ thuộc tiền tố không gian tên', en: 'Does not depend on the prefix of the namespace' },
  },
];

const lawfulChecks = lawful.map(({ step, id, vi, en }) =>
  hubCheck(
    {
      ...{ id, title: both(vi, en), scenarios: [validation] },
      requirements: [step === 'sound' ? 'ENV-04' : 'ENV-05'],
      cause: both(
        'trục đọc gói tin theo lược đồ cứng hoặc theo chữ, không theo tên và không gian tên',
        'the hub reads packets by a rigid schema or by their letters, not by name and namespace',
      ),
    },
    acceptedAt('sendEdoc', at(step)),
  ),
);

/** ERR-01: what is wrong is named, so that a clerk's vendor can find it. */
const namesField = hubCheck(
  {
    id: 'hub.refusal-names-field',
    title: both('Lời từ chối nêu phần tử sai', 'A refusal names the element that is wrong'),
    requirements: ['ERR-01'],
    scenarios: [validation],
    cause: both(
      'trục trả lời một câu chung cho mọi lỗi cấu trúc',
      'the hub answers every structural fault with one general sentence',
    ),
  },
  (exchange) => {
    const refused = exchange
      .within(validation, 'sendEdoc')
      .filter(
        (call) =>
          call.broken && call.outcome === 'refused' && exchange.facts(call.step)['field'] !== undefined,
      );
    if (refused.length === 0) return unseen(at('no-subject'));
    const wrong = refused.flatMap((call) => {
      const { field = '' } = exchange.facts(call.step);
      const text = textIn(call.json, 'ErrorDesc');
      if (field.split('|').some((each) => text.includes(each))) return [];
      const expected = both(`ErrorDesc nêu ${field}`, `ErrorDesc names ${field}`);
      return [{ call, expected, seen: told(call), path: 'ErrorDesc' }];
    });
    return { looked: refused, wrong };
  },
);

const stableCode = hubCheck(
  {
    id: 'hub.refusal-code-stable',
    title: both('Cùng một lỗi, cùng một mã lỗi', 'The same fault has the same code'),
    requirements: ['ERR-01'],
    scenarios: [validation],
    cause: both('mã lỗi là số ngẫu nhiên hoặc số thứ tự', 'the code is a random or a running number'),
  },
  (exchange) => {
    const [first] = exchange.at(at('no-subject'), 'sendEdoc');
    const [again] = exchange.at(at('again'), 'sendEdoc');
    if (first?.outcome !== 'refused' || again?.outcome !== 'refused') return unseen(at('again'));
    const [one, other] = [first, again].map(({ json }) => textIn(json, 'ErrorCode'));
    const expected = both(`ErrorCode "${one}" như lần trước`, `ErrorCode "${one}" as before`);
    const wrong = one === other ? [] : [{ call: again, expected, seen: told(again), path: 'ErrorCode' }];
    return { looked: [first, again], wrong };
  },
);

const queuesNothing = leavesNothing(
  {
    id: 'hub.invalid-reaches-nobody',
    title: both('Gói tin không hợp lệ không đến ai', 'An invalid packet reaches nobody'),
    requirements: ['ENV-04'],
    scenarios: [validation],
    cause: notValidated,
  },
  'sound',
);

const harm = both(
  'trục dùng bộ phân tích XML mặc định, không giới hạn',
  'the hub uses an XML parser with its defaults, without bounds',
);
const secrets = both(
  'trục không tìm dấu chỉ độ mật ở nơi này',
  'the hub does not look for marks of secrecy in this place',
);

const hostileCases = [
  ['doctype', 'ENV-03', 'khai báo DOCTYPE', 'a DOCTYPE', harm],
  ['external-entity', 'ENV-03', 'thực thể bên ngoài', 'an external entity', harm],
  ['entity-bomb', 'ENV-03', 'bom thực thể', 'an entity bomb', harm],
  ['deep-nesting', 'ENV-03', '10.000 tầng lồng nhau', 'a nesting of 10,000 levels', harm],
  ['secret-subject', 'GEN-01', 'dấu MẬT ở trích yếu', 'the mark MẬT in the subject', secrets],
  ['top-secret-subject', 'GEN-01', 'dấu TUYỆT MẬT ở trích yếu', 'the mark TUYỆT MẬT in the subject', secrets],
  ['secret-file-name', 'GEN-01', 'dấu mật ở tên tệp', 'a mark of secrecy in a file’s name', secrets],
] as const;

const hostileChecks = hostileCases.map(([step, requirement, vi, en, cause]) =>
  hubCheck(
    {
      id: `hub.refuses-${step}`,
      title: both(`Từ chối gói tin có ${vi}`, `Refuses a packet with ${en}`),
      ...{ requirements: [requirement], scenarios: [hostile], cause },
    },
    refusedAt(`${hostile}/sound`, `${hostile}/${step}`),
  ),
);

const inGoodTime = 1_000;

const quick = hubCheck(
  {
    id: 'hub.hostile-refused-quickly',
    title: both('Từ chối gói tin phá hoại trong một giây', 'Refuses hostile packets within a second'),
    ...{ requirements: ['ENV-03'], scenarios: [hostile], cause: harm },
  },
  (exchange) => {
    const calls = exchange.within(hostile, 'sendEdoc').filter((call) => call.broken);
    if (calls.length === 0) return unseen(`${hostile}/doctype`);
    const [sound] = exchange.at(`${hostile}/sound`, 'sendEdoc');
    if (sound !== undefined && openIn([sound]) !== undefined) return unanswered(sound);
    const expected = both('dưới 1.000 ms', 'less than 1,000 ms');
    const slow = calls.filter(({ entry }) => entry.took >= inGoodTime);
    return { looked: calls, wrong: slow.map((call) => ({ call, expected, seen: `${call.entry.took} ms` })) };
  },
);

const survives = hubCheck(
  {
    id: 'hub.survives-hostile',
    title: both('Vẫn phục vụ sau gói tin phá hoại', 'Goes on serving after hostile packets'),
    ...{ requirements: ['ENV-03'], scenarios: [hostile], cause: harm },
  },
  acceptedAt('sendEdoc', `${hostile}/sound-after`),
);

const secretsReachNobody = leavesNothing(
  {
    id: 'hub.secret-reaches-nobody',
    title: both('Văn bản mật không đến ai', 'A state secret reaches nobody'),
    ...{ requirements: ['GEN-01', 'ENV-03'], scenarios: [hostile], cause: secrets },
  },
  'sound',
);

const size = 'hub-size';
const limits = both(
  'giới hạn công bố khác giới hạn thật, hoặc một máy chủ phía trước có giới hạn riêng',
  'the declared limit is not the real one, or a server in front has another',
);

const sizeChecks = [
  hubCheck(
    {
      id: 'hub.takes-up-to-limit',
      title: both('Nhận gói tin dưới giới hạn công bố', 'Takes a packet under the declared limit'),
      ...{ requirements: ['ENV-13'], scenarios: [size], cause: limits },
    },
    acceptedAt('sendEdoc', `${size}/under`),
  ),
  hubCheck(
    {
      id: 'hub.refuses-over-limit',
      title: both('Từ chối gói tin vượt giới hạn công bố', 'Refuses a packet over the declared limit'),
      ...{ requirements: ['ENV-13'], scenarios: [size], cause: limits },
    },
    refusedAt(`${size}/under`, `${size}/over`),
  ),
  hubCheck(
    {
      id: 'hub.usable-after-limit',
      title: both('Vẫn dùng được sau gói tin quá lớn', 'Stays usable after a packet that was too large'),
      ...{ requirements: ['ENV-13'], scenarios: [size], cause: limits },
    },
    acceptedAt('sendEdoc', `${size}/after`),
  ),
];

export const hubValidationChecks: readonly Check[] = [
  ...lawfulChecks,
  ...defectChecks,
  namesField,
  stableCode,
  queuesNothing,
];

export const hubHostileChecks: readonly Check[] = [
  ...hostileChecks,
  quick,
  survives,
  secretsReachNobody,
  ...sizeChecks,
];

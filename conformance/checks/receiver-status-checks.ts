import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { AgencyFault } from './agency-check.ts';
import { clockRule, clockSkew } from './clock-skew.ts';
import { lifeCheck } from './life-rules.ts';
import { areOneBody } from './same-body.ts';

const ranks: ReadonlyMap<string, number> = new Map([
  ['01', 1],
  ['02', 2],
  ['03', 2],
  ['04', 3],
  ['05', 4],
  ['06', 5],
]);

const inOrder = lifeCheck({
  id: 'receiver.statuses-in-order',
  title: both('Các trạng thái xử lý theo đúng thứ tự', 'Processing statuses come in their order'),
  requirements: ['STA-08', 'STA-12'],
  expected: both(
    '01, rồi 02 hoặc 03, rồi 04, rồi 05, cuối cùng 06',
    '01, then 02 or 03, then 04, then 05, and 06 last',
  ),
  cause: both(
    'trạng thái được gửi từ nhiều nơi, không theo một máy trạng thái',
    'statuses are sent from several places and follow no one machine',
  ),
  look({ said }) {
    if (said.length === 0) return 'nothing';
    let reached = 0;
    let decided = '';
    const faults: AgencyFault[] = [];
    const seen = said.map(({ statusCode }) => statusCode).join(' → ');
    for (const { statusCode, entry, accepted } of said) {
      const rank = ranks.get(statusCode) ?? reached;
      if ((accepted && rank < reached) || contradicts(decided, statusCode)) {
        // Work that is given to somebody else is assigned anew, for which the rules have no code of its own.
        const isAnew = statusCode === '04' && reached === ranks.get('05');
        const severity = isAnew ? { severity: 'warn' as const } : {};
        faults.push({ entry, part: 'packet', path: n.statusCode, seen, ...severity });
      }
      reached = Math.max(reached, rank);
      if (accepted && decided === '' && rank === ranks.get('02')) decided = statusCode;
    }
    return faults;
  },
});

/** A refusal (02) is final, and may not take back what was registered (03). */
function contradicts(decided: string, code: string): boolean {
  return decided === '02' ? ['03', '04', '05', '06'].includes(code) : decided === '03' && code === '02';
}

const staffFields = [n.department, n.staff, n.email, n.mobile];

const namesStaff = lifeCheck({
  id: 'receiver.status-names-people',
  title: both(
    'Trạng thái ghi rõ thời điểm, người xử lý, đơn vị, điện thoại, thư điện tử',
    'A status says when, who, which unit, and how to reach them',
  ),
  requirements: ['STA-08', 'MET-15'],
  expected: both(
    `${n.timestamp} và ${n.staffInfo}/${staffFields.join(', ')} có nội dung`,
    `${n.timestamp} and ${n.staffInfo}/${staffFields.join(', ')} filled`,
  ),
  cause: both(
    'tài khoản người dùng thiếu thông tin liên hệ, hoặc gói trạng thái không lấy từ đó',
    'the user’s account lacks contact details, or the packet does not take them from there',
  ),
  look({ said }) {
    const acts = said.filter(({ statusCode }) => ['02', '03', '04', '05', '06'].includes(statusCode));
    if (acts.length === 0) return 'nothing';
    return acts.flatMap(({ view, entry, statusCode }) => {
      const info = view.message.one(n.staffInfo);
      const empty = [view.message.one(n.timestamp), ...staffFields.map((name) => info.one(name))].filter(
        ({ isFilled }) => !isFilled,
      );
      return empty
        .slice(0, 1)
        .map((part) => ({ entry, part: 'packet', ...part.spot, seen: `${statusCode}: ${part.path} –` }));
    });
  },
});

const clockIsRight = lifeCheck({
  id: 'receiver.clock',
  title: both('Đồng hồ của hệ thống đúng giờ', 'The system’s clock is right'),
  ...clockRule,
  expected: both(
    'thời điểm trong trạng thái nằm giữa lúc nhận văn bản và lúc gửi trạng thái, theo giờ của trục',
    'the time of a status lies between the arrival of its document and its own sending, by the hub’s clock',
  ),
  // An act may be told an hour after it was done (STA-08), but was done after the document came and before it is told.
  look({ said, arrivedAt }, _, tolerances) {
    if (said.length === 0) return 'nothing';
    return said.flatMap((packet) =>
      clockSkew(packet, packet.view.message.one(n.timestamp), tolerances, arrivedAt),
    );
  },
});

const wellKnown = new Set(['01', '02', '03', '04', '05', '06', '13', '15', '16']);

const codes = lifeCheck({
  id: 'receiver.status-code',
  title: both(
    'Mã trạng thái là một trong chín mã hai chữ số',
    'The status code is one of the nine of two digits',
  ),
  requirements: ['STA-11'],
  expected: both([...wellKnown].join(', '), [...wellKnown].join(', ')),
  cause: both(
    'mã nội bộ của hệ thống được gửi đi mà không quy đổi',
    'the system’s own code is sent without being mapped',
  ),
  look({ said }) {
    if (said.length === 0) return 'nothing';
    return said
      .filter(({ statusCode }) => !wellKnown.has(statusCode))
      .map(({ view, entry, statusCode }) => ({
        entry,
        part: 'packet',
        ...view.message.one(n.statusCode).spot,
        seen: statusCode,
      }));
  },
});

const answersWhom = lifeCheck({
  id: 'receiver.status-to-the-sender',
  title: both(
    'Trạng thái nêu đúng văn bản và gửi về đúng nơi gửi',
    'A status names the document, and goes to whom sent it',
  ),
  requirements: ['STA-08', 'STA-10'],
  expected: both(
    `${n.responseFor}: mã cơ quan, số ký hiệu, ngày và định danh của văn bản đến`,
    `${n.responseFor}: code, number, day and identifier of the document that came`,
  ),
  cause: both(
    'ResponseFor được dựng từ dữ liệu của chính cơ quan nhận',
    'ResponseFor is made from the receiver’s own data',
  ),
  look({ said, documentId }) {
    if (said.length === 0) return 'nothing';
    const [sender = '', day = '', ...code] = documentId.split(',');
    const wanted = [
      [n.organId, sender],
      [n.code, code.join(',')],
      [n.promulgationDate, day],
    ] as const;
    return said.flatMap(({ view, entry }) =>
      wanted.flatMap(([name, text]) => {
        const part = view.message.one(n.responseFor, name);
        return part.text === text || (name === n.organId && areOneBody(part.text, text))
          ? []
          : [{ entry, part: 'packet', ...part.spot, seen: `${part.text} ≠ ${text}` }];
      }),
    );
  },
});

/** Checks of the statuses that a receiver says. */
export const receiverStatusChecks: readonly Check[] = [inOrder, namesStaff, clockIsRight, codes, answersWhom];

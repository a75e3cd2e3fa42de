import { createHash } from 'node:crypto';
import { managementPrefix } from '../engine/hub-stage.ts';
import type { RawRequest } from '../engine/stage.ts';
import { forgetsAfter } from './hub-authentication.ts';
import {
  answering,
  editingRows,
  forgedRefusal,
  hubMutant,
  isAccepted,
  objectOf,
  packetText,
  type Wrap,
  withBody,
  withObject,
} from './hub-bench.ts';
import { ghostsOf, haunted } from './hub-ghosts.ts';
import { isSend } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';

const keyOf = ({ body }: RawRequest) => createHash('sha256').update(body).digest('hex');
const numberIn = (request: RawRequest) => /CodeNumber>(\d+)</.exec(packetText(request))?.[1] ?? '';

/** Delivers every repetition that matches once more. */
function deliversAgain(when: (count: number, request: RawRequest) => boolean): Wrap {
  return (orderly) => {
    const counts = new Map<string, number>();
    return haunted((ghosts, request, answer) => {
      if (!isSend(request) || !isAccepted(answer)) return answer;
      const count = (counts.get(keyOf(request)) ?? 0) + 1;
      counts.set(keyOf(request), count);
      if (count > 1 && when(count, request)) for (const ghost of ghostsOf(request)) ghosts.haunt(ghost);
      return answer;
    })(orderly);
  };
}

/** Something else is answered to a repetition. */
function answersAgain(
  when: (count: number) => boolean,
  answerOf: (request: RawRequest, count: number) => ReturnType<typeof forgedRefusal> | undefined,
): Wrap {
  return (orderly) => {
    const counts = new Map<string, number>();
    return async (request) => {
      const answer = await orderly(request);
      if (!isSend(request) || !isAccepted(answer)) return answer;
      const count = (counts.get(keyOf(request)) ?? 0) + 1;
      counts.set(keyOf(request), count);
      if (count === 1 || !when(count)) return answer;
      return (
        answerOf(request, count) ??
        withObject(answer, { ...objectOf(answer), DocId: keyOf(request).slice(count % 8, 24 + (count % 8)) })
      );
    };
  };
}

/** The restart is seen as it passes by: what was kept in memory is gone after it. */
const isRestart = ({ target }: RawRequest) => target === `${managementPrefix}/restart`;

const memoryOnly: Wrap = (orderly) => {
  const before = new Set<string>();
  let restarted = false;
  return haunted((ghosts, request, answer) => {
    restarted ||= isRestart(request);
    if (!isSend(request) || !isAccepted(answer)) return answer;
    if (!restarted) before.add(keyOf(request));
    else if (before.delete(keyOf(request))) for (const ghost of ghostsOf(request)) ghosts.haunt(ghost);
    return answer;
  })(orderly);
};

const losesAtRestart: Wrap = (orderly) => {
  const early = new Set<string>();
  let restarted = false;
  return editingRows('getReceivedEdocList', (rows) => {
    if (!restarted) for (const row of rows) early.add(String(row['docId']));
    return restarted ? rows.filter((_, index) => index !== 0) : rows;
  })(async (request) => {
    restarted ||= isRestart(request);
    return orderly(request);
  });
};

/** What has the identifier of another packet takes its place. */
const overwrites: Wrap = (orderly) => {
  const newest = new Map<string, string>();
  return answering('getEdoc', (answer) => {
    const object = objectOf(answer);
    if (typeof object['data'] !== 'string') return answer;
    const packet = Buffer.from(object['data'], 'base64').toString('utf8');
    const number = /CodeNumber>(\d+)</.exec(packet)?.[1] ?? '';
    const other = newest.get(number);
    return other === undefined
      ? answer
      : withObject(answer, { ...object, data: Buffer.from(other).toString('base64') });
  })(async (request) => {
    if (isSend(request) && packetText(request).includes('khác hẳn'))
      newest.set(numberIn(request), packetText(request));
    return orderly(request);
  });
};

/** Takes what conflicts, and says nothing of it. */
const silentAboutConflicts: Wrap = (orderly) => async (request) => {
  const answer = await orderly(request);
  if (isSend(request) && /document-conflict/.test(String(objectOf(answer)['ErrorDesc']))) {
    return withObject(answer, {
      status: 'OK',
      ErrorCode: '0',
      ErrorDesc: 'Thanh cong',
      DocId: keyOf(request).slice(0, 24),
    });
  }
  return request.target.startsWith(`${managementPrefix}/notices`)
    ? withBody(answer, Buffer.from('{"notices":[]}'))
    : answer;
};

/** What was refused once is refused for ever. */
const bearsGrudges: Wrap = (orderly) => {
  const refused = new Set<string>();
  return async (request) => {
    if (isSend(request) && refused.has(numberIn(request)))
      return forgedRefusal(request, 'Van ban da bi tu choi');
    const answer = await orderly(request);
    if (isSend(request) && !isAccepted(answer)) refused.add(numberIn(request));
    return answer;
  };
};

/** Says yes to a corrected packet and never delivers it. */
const dropsCorrected: Wrap = (orderly) => {
  const refused = new Set<string>();
  return async (request) => {
    if (isSend(request) && refused.has(numberIn(request))) {
      const forged = forgedRefusal(request, '');
      return withObject(forged, {
        status: 'OK',
        ErrorCode: '0',
        ErrorDesc: 'Thanh cong',
        DocId: keyOf(request).slice(0, 24),
      });
    }
    const answer = await orderly(request);
    if (isSend(request) && !isAccepted(answer)) refused.add(numberIn(request));
    return answer;
  };
};

export const hubDuplicatesMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.no-memory',
    'hub.duplicate-delivers-once',
    'DUP-01',
    ['gói tin nào cũng là mới', 'takes every packet for a new one'],
    deliversAgain((count) => count === 2),
    ['hub.duplicates-together-once'],
  ),
  hubMutant(
    'hub.error-for-duplicates',
    'hub.duplicate-same-answer',
    'DUP-02',
    ['báo lỗi khi gặp gói tin lặp', 'answers duplicates with an error'],
    answersAgain(
      () => true,
      (request) => forgedRefusal(request, 'Goi tin da ton tai'),
    ),
    ['hub.duplicates-together-answer'],
  ),
  hubMutant(
    'hub.new-id-for-duplicates',
    'hub.duplicate-same-answer',
    'DUP-02',
    ['cấp DocId mới cho gói tin lặp', 'gives a duplicate another DocId'],
    answersAgain(
      (count) => count === 2,
      () => undefined,
    ),
    ['hub.duplicates-together-answer'],
  ),
  hubMutant(
    'hub.racing',
    'hub.duplicates-together-once',
    'DUP-01',
    ['hai yêu cầu cùng lúc đều lọt', 'lets two requests at the same time both pass'],
    deliversAgain((count) => count === 20),
  ),
  hubMutant(
    'hub.racing-ids',
    'hub.duplicates-together-answer',
    'DUP-01',
    ['yêu cầu cùng lúc được cấp DocId khác', 'gives requests at the same time other ids'],
    answersAgain(
      (count) => count > 10,
      () => undefined,
    ),
  ),
  hubMutant(
    'hub.ten-minute-window',
    'hub.duplicate-later',
    'DUP-01',
    ['cửa sổ mười phút như phase4', 'remembers for ten minutes, as phase4 does'],
    forgetsAfter(10 * 60_000),
  ),
  hubMutant(
    'hub.week-window',
    'hub.duplicate-later',
    'DUP-01',
    ['chỉ nhớ một tuần', 'remembers for a week'],
    forgetsAfter(7 * 86_400_000),
  ),
  hubMutant(
    'hub.memory-of-process',
    'hub.restart-doubles-nothing',
    'DUP-07',
    ['quên gói tin đã nhận khi khởi động lại', 'forgets at a restart what it took'],
    memoryOnly,
  ),
  hubMutant(
    'hub.answers-before-writing',
    'hub.restart-loses-nothing',
    'DUP-07',
    ['mất gói tin khi khởi động lại', 'loses a packet at a restart'],
    losesAtRestart,
  ),
  hubMutant(
    'hub.silent-about-conflicts',
    'hub.conflict-told',
    'DUP-03',
    ['lặng lẽ nhận văn bản trùng mã', 'takes conflicting documents without a word'],
    silentAboutConflicts,
  ),
  hubMutant(
    'hub.overwrites-by-identifier',
    'hub.conflict-keeps-first',
    'DUP-03',
    ['ghi đè theo mã định danh', 'writes over what has the same identifier'],
    overwrites,
  ),
  hubMutant(
    'hub.bears-grudges',
    'hub.corrected-packet-passes',
    'DUP-04',
    ['từ chối cả gói tin đã sửa', 'refuses what was corrected'],
    bearsGrudges,
  ),
  hubMutant(
    'hub.drops-corrected',
    'hub.corrected-packet-delivered',
    'DUP-04',
    ['nhận gói tin đã sửa mà không chuyển', 'takes a corrected packet and does not deliver it'],
    dropsCorrected,
  ),
];

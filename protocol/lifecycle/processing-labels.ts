import { statusCodes } from '../edxml/names.ts';
import type { StatusCode } from '../edxml/packet.ts';
import type { Bilingual } from '../problems/entry.ts';
import type { Phase, ProcessingState } from './processing.ts';

const phases: Readonly<Record<Phase, Bilingual>> = {
  none: { vi: 'chưa có trạng thái', en: 'no status yet' },
  arrived: { vi: 'đã đến', en: 'arrived' },
  registered: { vi: 'đã tiếp nhận, vào sổ', en: 'registered' },
  assigned: { vi: 'đã phân công xử lý', en: 'assigned' },
  'in-progress': { vi: 'đang xử lý', en: 'in progress' },
  completed: { vi: 'đã hoàn thành', en: 'completed' },
};

/** What people read for each state of processing. */
export const processingLabels: Readonly<Record<ProcessingState, Bilingual>> = {
  ...phases,
  refused: { vi: 'bị từ chối tiếp nhận', en: 'refused' },
  withdrawn: { vi: 'bị lấy lại', en: 'taken back' },
  'none/take-back': pending('none'),
  'arrived/take-back': pending('arrived'),
  'registered/take-back': pending('registered'),
  'assigned/take-back': pending('assigned'),
  'in-progress/take-back': pending('in-progress'),
  'completed/take-back': pending('completed'),
};

/** Each state by the status that led there; `03+13` is registered with a take-back request unanswered. */
export const processingSigns: Readonly<Record<ProcessingState, string>> = {
  none: '—',
  arrived: '01',
  registered: '03',
  assigned: '04',
  'in-progress': '05',
  completed: '06',
  refused: '02',
  withdrawn: '15',
  'none/take-back': '13',
  'arrived/take-back': '01+13',
  'registered/take-back': '03+13',
  'assigned/take-back': '04+13',
  'in-progress/take-back': '05+13',
  'completed/take-back': '06+13',
};

type CodeOfList = (typeof statusCodes)[number];

const [s01, s02, s03, s04, s05, s06, s13, s15, s16] = statusCodes;

/** What people read for each status code: the list's own texts. */
export const statusLabels: { readonly [C in StatusCode]: Extract<CodeOfList, { readonly code: C }> } = {
  '01': s01,
  '02': s02,
  '03': s03,
  '04': s04,
  '05': s05,
  '06': s06,
  '13': s13,
  '15': s15,
  '16': s16,
};

function pending(phase: Phase): Bilingual {
  const { vi, en } = phases[phase];
  return { vi: `${vi}; đang chờ trả lời yêu cầu lấy lại`, en: `${en}; take-back request unanswered` };
}

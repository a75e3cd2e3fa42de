import { statusCodes } from '../edxml/names.ts';
import type { StatusCode } from '../edxml/packet.ts';
import type { Machine } from './machine.ts';
import { processingLabels, processingSigns, statusLabels } from './processing-labels.ts';
import { freeRow, pendingRow, refusedRow, withdrawnRow } from './processing-rows.ts';

/** How far a receiver has come with a document. */
export type Phase = 'none' | 'arrived' | 'registered' | 'assigned' | 'in-progress' | 'completed';

/**
 * Where a document stands between its sender and one receiver. `…/take-back` is the same phase with a
 * take-back request (13) that has not been answered.
 */
export type ProcessingState = Phase | `${Phase}/take-back` | 'refused' | 'withdrawn';

const states = [
  'none',
  'arrived',
  'registered',
  'assigned',
  'in-progress',
  'completed',
  'refused',
  'none/take-back',
  'arrived/take-back',
  'registered/take-back',
  'assigned/take-back',
  'in-progress/take-back',
  'completed/take-back',
  'withdrawn',
] as const satisfies readonly ProcessingState[];

/**
 * Processing of a document between agencies, told by status packets [I, from two products and the wording of
 * the vendor's library]. The moves are the status codes; 02 and 06 are final for 01 to 06.
 */
export const processing: Machine<ProcessingState, StatusCode> = {
  title: { vi: 'Xử lý văn bản giữa các cơ quan', en: 'Processing of a document between agencies' },
  initial: 'none',
  place: 'StatusCode',
  states,
  moves: statusCodes.map(({ code }) => code),
  stateSigns: processingSigns,
  stateLabels: processingLabels,
  moveLabels: statusLabels,
  table: {
    none: freeRow('none'),
    arrived: freeRow('arrived'),
    registered: freeRow('registered'),
    assigned: freeRow('assigned'),
    'in-progress': freeRow('in-progress'),
    completed: freeRow('completed'),
    'none/take-back': pendingRow('none'),
    'arrived/take-back': pendingRow('arrived'),
    'registered/take-back': pendingRow('registered'),
    'assigned/take-back': pendingRow('assigned'),
    'in-progress/take-back': pendingRow('in-progress'),
    'completed/take-back': pendingRow('completed'),
    refused: refusedRow,
    withdrawn: withdrawnRow,
  },
};

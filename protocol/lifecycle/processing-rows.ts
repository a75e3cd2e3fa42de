import type { StatusCode } from '../edxml/packet.ts';
import { provision } from '../provision.ts';
import { moves, refuses, skips, stays } from './cells.ts';
import type { Cell } from './machine.ts';
import type { Phase, ProcessingState } from './processing.ts';

/** The codes by which a receiver tells how far it has come. */
type ProgressCode = '01' | '02' | '03' | '04' | '05' | '06';
type ProgressRow = Readonly<Record<ProgressCode, Cell<Phase | 'refused'>>>;
type Row = Readonly<Record<StatusCode, Cell<ProcessingState>>>;

const system = ['receiver-system'] as const;
const clerk = ['receiver-clerk'] as const;
const receiver = ['receiver-clerk', 'receiver-system'] as const;
const sender = ['sender-system'] as const;

const order = provision('C·I', 'STA-12');
const arrival = provision('C·I', 'STA-04', 'STA-12');
const refusal = provision('A·I', 'STA-07', 'STA-12');
const progress = provision('C·I', 'STA-08', 'STA-12');
const backwards = provision('I', 'STA-13');
const duplicates = provision('I', 'DUP-08');
const request = provision('C', 'RCL-07');
const answer = provision('C', 'RCL-08', 'RCL-09');
const updates = provision('C', 'RCL-13');
const stopped = provision('C', 'RCL-09');

const again = stays('repeated', receiver, duplicates);
const late = stays('late', receiver, backwards);
const lateArrival = stays('late', system, backwards);
const registered = refuses('registered', refusal);
const final = refuses('final', order);

const rows: Readonly<Record<Phase, ProgressRow>> = {
  none: {
    '01': moves('arrived', system, arrival),
    '02': skips('refused', clerk, refusal),
    '03': skips('registered', clerk, order),
    '04': skips('assigned', receiver, order),
    '05': skips('in-progress', receiver, order),
    '06': skips('completed', receiver, order),
  },
  arrived: {
    '01': stays('repeated', system, duplicates),
    '02': moves('refused', clerk, refusal),
    '03': moves('registered', clerk, progress),
    '04': skips('assigned', receiver, order),
    '05': skips('in-progress', receiver, order),
    '06': skips('completed', receiver, order),
  },
  registered: {
    '01': lateArrival,
    '02': registered,
    '03': again,
    '04': moves('assigned', receiver, progress),
    '05': moves('in-progress', receiver, progress),
    '06': moves('completed', receiver, progress),
  },
  assigned: {
    '01': lateArrival,
    '02': registered,
    '03': late,
    '04': again,
    '05': moves('in-progress', receiver, progress),
    '06': moves('completed', receiver, progress),
  },
  'in-progress': {
    '01': lateArrival,
    '02': registered,
    '03': late,
    '04': late,
    '05': again,
    '06': moves('completed', receiver, progress),
  },
  completed: { '01': lateArrival, '02': final, '03': late, '04': late, '05': late, '06': again },
};

const nothingPending = stays('nothing-pending', receiver, updates);

/** A phase with no open request. 15 and 16 may answer an update there, which changes no phase (RCL-13). */
export function freeRow(phase: Phase): Row {
  return {
    ...rows[phase],
    '13': moves(`${phase}/take-back`, sender, request),
    '15': nothingPending,
    '16': nothingPending,
  };
}

/**
 * A phase with an open take-back request. What the receiver reports meanwhile is followed, since it may have
 * been under way when the request came; a refusal (02) ends both. Before registration the receiver's system
 * consents by itself, afterwards a clerk decides (RCL-08); after 16 the former phase stands (RCL-09).
 */
export function pendingRow(phase: Phase): Row {
  const row = rows[phase];
  const isRegistered = phase !== 'none' && phase !== 'arrived';
  return {
    '01': whilePending(row['01']),
    '02': whilePending(row['02']),
    '03': whilePending(row['03']),
    '04': whilePending(row['04']),
    '05': whilePending(row['05']),
    '06': whilePending(row['06']),
    '13': refuses('take-back-pending', request),
    '15': moves('withdrawn', isRegistered ? clerk : receiver, answer),
    '16': moves(phase, clerk, answer),
  };
}

function whilePending(cell: Cell<Phase | 'refused'>): Cell<ProcessingState> {
  if (cell.kind === 'stays' || cell.kind === 'refuses' || cell.to === 'refused') return cell;
  return { ...cell, to: `${cell.to}/take-back` };
}

/** Refused by the receiver: final, and nothing is left to take back. */
export const refusedRow: Row = {
  '01': lateArrival,
  '02': stays('repeated', clerk, duplicates),
  '03': final,
  '04': final,
  '05': final,
  '06': final,
  '13': final,
  '15': nothingPending,
  '16': nothingPending,
};

const withdrawn = refuses('withdrawn', stopped);

/** Taken back: processing has stopped (RCL-09). What arrived or was registered before may still be told. */
export const withdrawnRow: Row = {
  '01': lateArrival,
  '02': withdrawn,
  '03': late,
  '04': withdrawn,
  '05': withdrawn,
  '06': withdrawn,
  '13': withdrawn,
  '15': stays('repeated', receiver, duplicates),
  '16': withdrawn,
};

import { provision } from '../provision.ts';
import { moves, refuses, stays } from './cells.ts';
import type { Machine } from './machine.ts';

const states = ['waiting', 'fetched', 'done', 'held', 'withdrawn'] as const;
const moveNames = ['fetch', 'processing', 'done', 'fail', 'reset', 'withdraw'] as const;

/** Where one packet stands on its way from the hub to one receiver. It says nothing about the document. */
export type DeliveryState = (typeof states)[number];

/**
 * What can happen to it: `fetch` is `getEdoc`, the next three are the words of `updateStatus`, `reset` is the
 * flag in the portal, `withdraw` is the hub's own act on a recall.
 */
export type DeliveryMove = (typeof moveNames)[number];

const receiver = ['receiver-system'] as const;
const portal = ['operator', 'receiver-clerk'] as const;
const hub = ['hub'] as const;

const offered = provision('C', 'AVL-11', 'DUP-07');
const fetching = provision('C', 'DUP-05');
const acknowledged = provision('I', 'DUP-06');
const failing = provision('C', 'ERR-08', 'ERR-06');
const resetting = provision('C', 'ERR-08', 'DUP-04');
const recalling = provision('C·I', 'RCL-04');

/**
 * Delivery of a packet at the hub. A fetch does not acknowledge, and what is not acknowledged is offered again
 * [C]. Some clients acknowledge what they know already without fetching it again, so `done` and `fail` are
 * good before a fetch too [C]. A held packet is offered no more, but who asks for it by its id still gets it, as
 * one who looks into a failure must [I]. `withdrawn` before the fetch is reserved for recalls (RCL-04).
 */
export const delivery: Machine<DeliveryState, DeliveryMove> = {
  title: {
    vi: 'Chuyển gói tin từ trục đến bên nhận',
    en: 'Delivery of a packet from the hub to one receiver',
  },
  initial: 'waiting',
  place: 'updateStatus/status',
  states,
  moves: moveNames,
  stateSigns: {
    waiting: 'waiting',
    fetched: 'fetched',
    done: 'done',
    held: 'fail',
    withdrawn: 'withdrawn',
  },
  stateLabels: {
    waiting: { vi: 'chờ bên nhận lấy', en: 'waiting for the receiver' },
    fetched: { vi: 'đã lấy, chưa xác nhận', en: 'fetched, not acknowledged' },
    done: { vi: 'đã xác nhận', en: 'acknowledged' },
    held: { vi: 'bị giữ vì bên nhận báo lỗi', en: 'held after a failure of the receiver' },
    withdrawn: { vi: 'bị thu hồi trước khi lấy', en: 'recalled before it was fetched' },
  },
  moveLabels: {
    fetch: { vi: 'lấy gói tin (getEdoc)', en: 'fetch (getEdoc)' },
    processing: { vi: 'báo đang xử lý', en: 'acknowledge: processing' },
    done: { vi: 'xác nhận đã nhận', en: 'acknowledge: done' },
    fail: { vi: 'báo lỗi', en: 'acknowledge: fail' },
    reset: { vi: 'đặt lại cờ để chuyển lại', en: 'reset the flag, offer again' },
    withdraw: { vi: 'rút gói tin khi thu hồi', en: 'withdraw on a recall' },
  },
  table: {
    waiting: {
      fetch: moves('fetched', receiver, fetching),
      processing: stays('noted', receiver, acknowledged),
      done: moves('done', receiver, acknowledged),
      fail: moves('held', receiver, failing),
      reset: stays('repeated', portal, resetting),
      withdraw: moves('withdrawn', hub, recalling),
    },
    fetched: {
      fetch: stays('repeated', receiver, offered),
      processing: stays('noted', receiver, acknowledged),
      done: moves('done', receiver, acknowledged),
      fail: moves('held', receiver, failing),
      reset: stays('repeated', portal, resetting),
      withdraw: refuses('delivered', recalling),
    },
    done: {
      fetch: stays('late', receiver, fetching),
      processing: stays('late', receiver, acknowledged),
      done: stays('repeated', receiver, acknowledged),
      fail: refuses('delivered', acknowledged),
      reset: refuses('delivered', resetting),
      withdraw: refuses('delivered', recalling),
    },
    held: {
      fetch: stays('noted', receiver, failing),
      processing: stays('late', receiver, acknowledged),
      done: moves('done', receiver, acknowledged),
      fail: stays('repeated', receiver, failing),
      reset: moves('waiting', portal, resetting),
      withdraw: moves('withdrawn', hub, recalling),
    },
    withdrawn: {
      fetch: refuses('withdrawn', recalling),
      processing: refuses('withdrawn', recalling),
      done: refuses('withdrawn', recalling),
      fail: refuses('withdrawn', recalling),
      reset: refuses('withdrawn', recalling),
      withdraw: stays('repeated', hub, recalling),
    },
  },
};

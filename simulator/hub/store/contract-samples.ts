import type { StatusCode } from '../../../protocol/edxml/packet.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { PacketFlow } from '../transfers/transfer.ts';
import type { NewAgency, NewDelivery, NewPacket } from './store.ts';

/** Rows and events with which the contract of the stores is tried. */

export const agency17: NewAgency = {
  id: '1'.repeat(24),
  pid: '',
  code: 'H17',
  code102: '000.00.00.H17',
  name: 'City',
  mail: 'city@mail.example',
  systemId: 'SYS-H17',
  parentCode: '',
  state: 'active',
  modifiedAt: 1,
};
export const agency22: NewAgency = {
  ...agency17,
  id: '2'.repeat(24),
  code: 'G22',
  code102: '000.00.00.G22',
  name: 'Office',
  systemId: 'SYS-G22',
};

/** One accepted letter of the Office. */
export const letter: NewPacket = {
  docId: 'a'.repeat(24),
  messageType: 'edoc',
  systemId: 'SYS-G22',
  from: '000.00.00.G22',
  fromMailbox: 'G22',
  documentId: '000.00.00.G22,2026/11/20,7/VPCP',
  document: 'G22,2026/11/20,7/VPCP',
  transactionKind: 0,
  priority: 0,
  title: 'Về việc thử nghiệm',
  notation: '7/VPCP',
  sha256: 'f'.repeat(64),
  size: 1_000,
  traceSplice: { offset: 500, removes: 0, text: '<TraceHeader/>' },
  acceptedAt: 1_000_000,
};
export const toH17: NewDelivery = { deliveryId: 'delivery-h17', mailbox: 'H17', to: '000.00.00.H17' };
export const toG22: NewDelivery = { deliveryId: 'delivery-g22', mailbox: 'G22', to: 'G22' };

/** What the City tells the Office about its letter. */
export function status(statusCode: StatusCode, more: Partial<NewPacket> = {}): NewPacket {
  const { transactionKind: _, ...common } = letter;
  const id = `status-${statusCode}`;
  const received = { from: 'H17', fromMailbox: 'H17', systemId: 'SYS-H17', docId: id, sha256: id };
  return { ...common, ...received, messageType: 'status', statusCode, ...more };
}

export const opening: PacketFlow = { opens: { replaces: [] }, effects: [] };

/** The City's status, as an effect on the letter. */
export function saying(code: StatusCode, description?: string): PacketFlow {
  const side = code === '13' ? 'sender' : 'receiver';
  const status = {
    kind: 'status',
    document: letter.document,
    receivers: ['H17'],
    code,
    side,
    from: 'H17',
  } as const;
  return { effects: [description === undefined ? status : { ...status, description }] };
}

export const accepted: ExchangeEvent = {
  name: 'packet-accepted',
  at: 1,
  from: 'G22',
  to: ['H17'],
  messageType: 'edoc',
  docId: letter.docId,
  documentId: letter.documentId,
  bytes: 1_000,
};
export const fetched: ExchangeEvent = {
  name: 'packet-fetched',
  at: 2,
  by: 'H17',
  deliveryId: toH17.deliveryId,
  documentId: letter.documentId,
};
export const acknowledged = {
  name: 'packet-acknowledged',
  at: 3,
  by: 'H17',
  deliveryId: toH17.deliveryId,
  documentId: letter.documentId,
  outcome: 'done',
} as const;
export const changed: ExchangeEvent = {
  name: 'agency-changed',
  at: 4,
  by: 'S',
  code: 'H17',
  change: 'registered',
};

import { describe, expect, it } from 'vitest';
import type { ReceivedDocument, SentDocument, StatusStep } from '../agency/node-records.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { type Accounts, findDisagreements } from './agreement.ts';

const documentId = 'G22,2026/11/20,1/VPCP';
const steps: readonly StatusStep[] = [
  { at: 1000, statusCode: '01' },
  { at: 2000, statusCode: '03', staff: { staff: 'Nguyễn Thị Thu Hà' } },
];
const sent: SentDocument = {
  documentId,
  from: 'G22',
  to: ['G06'],
  subject: 'V/v',
  registerNumber: 1,
  registeredAt: 0,
  outgoingId: '000001',
  histories: [{ organId: 'G06', state: 'registered', steps }],
};
const received: ReceivedDocument = {
  arrivalNumber: 1,
  documentId,
  transaction: 0,
  deliveryId: 'd1',
  to: 'G06',
  from: { organId: 'G22' },
  subject: 'V/v',
  code: '1/VPCP',
  promulgationDate: '2026/11/20',
  arrivedAt: 900,
  file: 'x',
  attachments: [],
  state: 'registered',
  // A receiver's clock knows milliseconds, the wire only seconds.
  steps: steps.map((step) => ({ ...step, at: step.at + 300 })),
};
const accepted = { name: 'packet-accepted', at: 1, to: ['G06'], docId: 'a', documentId, bytes: 9 } as const;
const hub: readonly ExchangeEvent[] = [
  { ...accepted, from: 'G22', messageType: 'edoc' },
  { name: 'packet-acknowledged', at: 1, by: 'G06', deliveryId: 'd1', documentId, outcome: 'done' },
  { ...accepted, from: 'G06', messageType: 'status', statusCode: '01' },
  { ...accepted, from: 'G06', messageType: 'status', statusCode: '03' },
];
const accounts: Accounts = { sent, received: [received], hub };
const differences = (change: Partial<Accounts>) =>
  findDisagreements({ ...accounts, ...change }).map((each) => each.en);

describe('the accounts of sender, hub and receivers', () => {
  it('agree when each holds the same, to the second', () => {
    expect(findDisagreements(accounts)).toEqual([]);
  });

  it.each<[string, Partial<Accounts>, string]>([
    [
      'a document that the hub took twice',
      { hub: [...hub, ...hub.slice(0, 1)] },
      'acceptances of the document by the hub: “1” and “2”',
    ],
    [
      'a missing acknowledgement',
      { hub: hub.filter((event) => event.name !== 'packet-acknowledged') },
      '“done” said by G06: “1” and “0”',
    ],
    [
      'a status that the hub never saw',
      { hub: hub.slice(0, -1) },
      'statuses of G06 by hub and by sender: “01” and “01 03”',
    ],
    [
      'two entries in a register',
      { received: [received, { ...received, arrivalNumber: 2 }] },
      'register entries of G06: “1” and “2”',
    ],
    ['no entry', { received: [] }, 'register entries of G06: “1” and “0”'],
    [
      'another state',
      { received: [{ ...received, state: 'completed' }] },
      'final state at G06: “completed” and “registered”',
    ],
    [
      'another person',
      { received: [{ ...received, steps: steps.map(({ at, statusCode }) => ({ at, statusCode })) }] },
      'statuses of G06 by receiver and by sender: “01 1970/01/01 07:00:01 -; 03 1970/01/01 07:00:02 -” and “01 1970/01/01 07:00:01 -; 03 1970/01/01 07:00:02 Nguyễn Thị Thu Hà”',
    ],
  ])('differ by %s', (_, change, expected) => {
    expect(differences(change)).toEqual([expected]);
  });
});

import { type OperationName, operationNames } from '../../protocol/wire/operations.ts';
import type { FaultKind } from './fault.ts';

/** Every kind of fault, in the order of the documentation. */
export const faultKinds: readonly FaultKind[] = [
  'delay',
  'drop',
  'reset',
  'half-close',
  'truncate',
  'duplicate',
  'reorder',
  'drip',
  'raw-reply',
  'html-page',
  'empty-body',
  'json-500',
  'redeliver',
  'lost-reply',
  'stale-directory',
  'shuffled-list',
  'maintenance',
  'content',
];

/** Operations that answer with the directory. */
export const directoryOperations: readonly OperationName[] = [
  'getAgenciesList',
  'getAgenciesListQD20',
  'getSynchronizeUnit',
];

/** Operations that answer with a packet. */
export const packetOperations: readonly OperationName[] = ['getEdoc', 'downloadEdoc'];

const listOperations: readonly OperationName[] = [
  'getReceivedEdocList',
  'getSentEdocList',
  ...directoryOperations,
];

/** The operations that a kind of fault can befall. */
export function operationsOf(kind: FaultKind): readonly OperationName[] {
  switch (kind) {
    case 'redeliver':
      return ['getReceivedEdocList'];
    case 'stale-directory':
      return directoryOperations;
    case 'shuffled-list':
      return listOperations;
    case 'content':
      return packetOperations;
    default:
      return operationNames;
  }
}

/** The kinds that a caller's own side of the line can have; the others are the hub's. */
export const callerKinds: readonly FaultKind[] = [
  'delay',
  'drop',
  'reset',
  'truncate',
  'duplicate',
  'reorder',
  'raw-reply',
  'html-page',
  'empty-body',
];

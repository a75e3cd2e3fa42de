import type { FieldYear } from '../../../protocol/edxml/field-style.ts';
import type { PacketFiles } from '../store/packet-files.ts';
import type { StoredPacket } from '../store/store.ts';
import { deliverFaithfully } from './faithful.ts';
import { createFieldDelivery } from './field.ts';

/** A packet as a receiver gets it. */
export interface DeliveredPacket {
  /** Bytes in all. */
  readonly size: number;
  /** The bytes, streamed; may be asked for again. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** Writes a stored packet out for its receivers. All of them get the same bytes, and every time. */
export type Deliver = (packet: StoredPacket) => Promise<DeliveredPacket>;

/** How a hub writes packets out. */
export interface DeliveryRules {
  /** `faithful`: every byte but the hub's trace entry. `field`: written anew, as the live hub does. */
  readonly delivery: 'faithful' | 'field';
  /** Which year's trace entry (and empty shell) `field` writes. */
  readonly fieldYear: FieldYear;
  /** The code that the hub signs its own trace entries with. */
  readonly centreCode: string;
}

export function createDelivery(rules: DeliveryRules, files: PacketFiles): Deliver {
  switch (rules.delivery) {
    case 'faithful':
      return async (packet) => deliverFaithfully(packet, files);
    case 'field':
      return createFieldDelivery(rules, files);
  }
}

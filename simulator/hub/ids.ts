import type { Chance, Instant } from '../../protocol/ports/ports.ts';
import { prepareHmac } from '../../protocol/wire/hmac.ts';

/** Ids in the shapes of the field. */
export interface HubIds {
  /** What the sender is given: 24 hex digits, the first eight being seconds (the shape of a Mongo ObjectId). */
  docId(systemId: string, sha256: string, at: Instant): string;
  /** What one receiver sees: a UUID of version 4. */
  deliveryId(systemId: string, sha256: string, mailbox: string): string;
  /** An agency's id in the directory: 24 hex digits, another one each time. */
  agencyId(code: string): string;
}

/**
 * For packets chance is drawn once; each id is then an HMAC of what it names. So ids do not depend on the order in which
 * concurrent requests are served, and a run replays from its seed.
 */
export function createHubIds(chance: Chance): HubIds {
  const salted = prepareHmac(chance.bytes('hub.ids', 32));
  const hex = (...parts: readonly string[]) => salted(Buffer.from(JSON.stringify(parts)));
  return {
    docId: (systemId, sha256, at) => {
      const seconds = Math.floor(at / 1000)
        .toString(16)
        .padStart(8, '0');
      return seconds.slice(-8) + hex('packet', systemId, sha256).slice(0, 16);
    },
    deliveryId: (systemId, sha256, mailbox) => uuidOf(hex('delivery', systemId, sha256, mailbox)),
    agencyId: (code) => Buffer.from(chance.bytes(`hub.agency-id ${code}`, 12)).toString('hex'),
  };
}

/** Version 4, variant 1 (RFC 9562), from 32 hex digits. */
function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...groups, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

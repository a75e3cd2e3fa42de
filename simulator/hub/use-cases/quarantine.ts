import type { PacketReading } from '../../../protocol/edxml/decode.ts';
import { entryOf } from '../../../protocol/problems/problem.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Hub } from '../hub.ts';

/** A packet that was read, and whose. */
interface ReadPacket {
  readonly systemId: string;
  readonly file: HashedBytes;
  readonly reading: PacketReading;
}

/** ATT-08: writes down what holds something that may harm, before it is refused for that. */
export async function quarantine(
  { systemId, file, reading }: ReadPacket,
  hub: Hub,
): Promise<Reading<object>> {
  const problems = reading.problems.filter(
    ({ code, severity }) => severity === 'error' && entryOf(code).requirements.includes('ATT-08'),
  );
  if (problems.length === 0) return read({});
  const { sha256, size: bytes } = file;
  const at = hub.ports.clock.now();
  const event: ExchangeEvent = { name: 'packet-quarantined', at, systemId, sha256, bytes, problems };
  await hub.store.recordEvent(event);
  hub.announce(event);
  return read({});
}

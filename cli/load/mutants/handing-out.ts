import type { RunningHub } from '../../../simulator/hub/start-hub.ts';
import type { HubStore } from '../../../simulator/hub/store/store.ts';
import { attachment } from './attachment.ts';

/** Once in `every` times that a packet with an attachment is fetched, the attachment’s element is empty. */
export function stripsAttachments(hub: RunningHub, { every }: { readonly every: number }): RunningHub {
  const { deliver } = hub.hub;
  let count = 0;
  const stripping: typeof deliver = async (packet) => {
    const delivered = await deliver(packet);
    if (packet.messageType !== 'edoc') return delivered;
    count += 1;
    if (count % every !== 0) return delivered;
    const whole = Buffer.concat(await Array.fromAsync(delivered.bytes()));
    const bytes = Buffer.from(whole.toString('utf8').replace(attachment, '$<before>$<after>'), 'utf8');
    return {
      size: bytes.length,
      async *bytes() {
        yield bytes;
      },
    };
  };
  Object.assign(hub.hub, { deliver: stripping });
  return hub;
}

/** Once in `every` copies that are asked for, whoever asks is refused, each time; the list goes on to show it. */
export function refusesWhatItLists(hub: RunningHub, { every }: { readonly every: number }): RunningHub {
  const known = new Map<string, boolean>();
  const record = hub.store.recordFetch.bind(hub.store);
  const recordFetch: HubStore['recordFetch'] = (deliveryId, at, event) => {
    const isRefused = known.get(deliveryId) ?? (known.size + 1) % every === 0;
    known.set(deliveryId, isRefused);
    return isRefused ? Promise.resolve('withdrawn') : record(deliveryId, at, event);
  };
  Object.assign(hub.store, { recordFetch });
  return hub;
}

import { names } from '../../../protocol/edxml/names.ts';
import type { RunningHub } from '../../../simulator/hub/start-hub.ts';
import type { HubStore } from '../../../simulator/hub/store/store.ts';

const attachment = new RegExp(`(<(?:[\\w.-]+:)?${names.attachmentContent}\\b[^>]*>)[^<]*(<)`);

/** Once in `every` times that a packet with an attachment is fetched, the attachment’s element is empty. */
export function stripsAttachments(hub: RunningHub, { every }: { readonly every: number }): RunningHub {
  const { deliver } = hub.hub;
  let count = 0;
  const stripping: typeof deliver = async (packet) => {
    const delivered = await deliver(packet);
    if (packet.messageType !== 'edoc') return delivered;
    count += 1;
    if (count % every !== 0) return delivered;
    const chunks: Uint8Array[] = [];
    for await (const chunk of delivered.bytes()) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8').replace(attachment, '$1$2');
    const bytes = Buffer.from(text, 'utf8');
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

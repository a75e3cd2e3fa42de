import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { replyDone, replyPacket, replyReceivedList } from '../../protocol/wire/replies.ts';
import type { ReceivedRow } from '../../protocol/wire/reply-rows.ts';
import type { BoxRow, Carry, RawAnswer, RawRequest } from './stage.ts';

/** Packets that stand in the system's box without the hub having looked at them. */
export interface SystemBox {
  /** @returns the id under which it is listed. */
  put(packet: Uint8Array, row?: BoxRow): string;
  /** The hub behind it, with what was put in among what it lists. */
  readonly carry: Carry;
}

interface Item {
  readonly row: ReceivedRow & { readonly docId: string; readonly messageType: string };
  readonly packet: Uint8Array;
  taken: boolean;
}

/** Stands before a hub. Ids are UUIDs, as those of the hub itself are. */
export function createSystemBox(orderly: Carry, to: string, stamp: () => string): SystemBox {
  const items: Item[] = [];
  return {
    put(packet, { from = '', messageType = 'edoc', docId = uuidOf(items.length) } = {}) {
      const time = stamp();
      const row = {
        docId,
        messageType,
        serviceType: 'eDoc',
        from,
        to,
        created_time: time,
        updated_time: time,
      };
      items.push({ row: { ...row, status: 'initial' }, packet, taken: false });
      return docId;
    },
    carry: async (request) => {
      const operation = operationOf(request);
      const parameters = parseParameters(request.headers);
      const given = (name: string) => parameterText(parameters, name)?.trim() ?? '';
      if (operation === 'getReceivedEdocList') {
        const waiting = items.filter(
          ({ row, taken }) => !taken && row.messageType === given('messagetype').toLowerCase(),
        );
        return waiting.length === 0 ? orderly(request) : joined(await orderly(request), waiting);
      }
      const item = items.find(({ row, taken }) => row.docId === given('docid') && !taken);
      if (item === undefined) return orderly(request);
      if (operation === 'getEdoc') return replyPacket(item.packet);
      if (operation === 'updateStatus' && given('status') !== 'processing') {
        item.taken = true;
        return replyDone();
      }
      return orderly(request);
    },
  };
}

/** Name of the operation, or the path's last part where it is none. */
export function operationOf({ target }: RawRequest): string {
  const path = target.replace(/[?#].*$/s, '').replace(/\/$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The hub's rows come first, as they are older. */
function joined(answer: RawAnswer, waiting: readonly Item[]): RawAnswer {
  const listed = JSON.parse(Buffer.from(answer.body).toString('utf8')) as {
    readonly status?: unknown;
    readonly data?: readonly ReceivedRow[];
  };
  if (listed.status !== 'OK' || listed.data === undefined) return answer;
  return replyReceivedList([...listed.data, ...waiting.map(({ row }) => row)]);
}

function uuidOf(number: number): string {
  return `c0ffee00-0000-4000-8000-${String(number + 1).padStart(12, '0')}`;
}

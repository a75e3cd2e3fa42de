import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { replyDone, replyPacket, replyReceivedList } from '../../protocol/wire/replies.ts';
import type { ReceivedRow } from '../../protocol/wire/reply-rows.ts';
import { openBoxFolder } from './box-folder.ts';
import type { BoxRow, Carry, RawAnswer, RawRequest } from './stage.ts';

/** Packets that stand in the system's box without the hub having looked at them. */
export interface SystemBox {
  /** @returns the id under which it is listed. */
  put(packet: Uint8Array, row?: BoxRow): string;
  /** The hub behind it, with what was put in among what it lists. */
  readonly carry: Carry;
}

/** A packet that stands there. */
export interface BoxItem {
  readonly row: ReceivedRow & { readonly docId: string; readonly messageType: string };
  readonly packet: Uint8Array;
  taken: boolean;
}

/** How a box is kept. */
export interface BoxOptions {
  /** Code of the agency whose box it is. */
  readonly to: string;
  readonly stamp: () => string;
  /** Four hexadecimal digits of the run's own: a system remembers the ids that it has seen. */
  readonly mark: string;
  /** Folder in which what stands in it outlasts a stop. */
  readonly folder?: string;
}

/** Stands before a hub. Ids are UUIDs, as those of the hub itself are. */
export function createSystemBox(orderly: Carry, { to, stamp, mark, folder }: BoxOptions): SystemBox {
  const kept = folder === undefined ? undefined : openBoxFolder(folder);
  const items: BoxItem[] = [...(kept?.items() ?? [])];
  return {
    put(packet, { from = '', messageType = 'edoc', docId = uuidOf(mark, items.length) } = {}) {
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
      const item = { row: { ...row, status: 'initial' }, packet, taken: false };
      items.push(item);
      kept?.write(items.length - 1, item);
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
        kept?.write(items.indexOf(item), item);
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
function joined(answer: RawAnswer, waiting: readonly BoxItem[]): RawAnswer {
  const listed = JSON.parse(Buffer.from(answer.body).toString('utf8')) as {
    readonly status?: unknown;
    readonly data?: readonly ReceivedRow[];
  };
  if (listed.status !== 'OK' || listed.data === undefined) return answer;
  return replyReceivedList([...listed.data, ...waiting.map(({ row }) => row)]);
}

function uuidOf(mark: string, number: number): string {
  return `c0ffee00-${mark}-4000-8000-${String(number + 1).padStart(12, '0')}`;
}

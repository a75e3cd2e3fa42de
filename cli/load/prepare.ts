import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { unpaddedHex } from '../../loadtests/axis/sign-call.ts';
import type {
  CastRow,
  PayloadManifest,
  PooledAttachment,
  PreparedAgency,
  PreparedDocument,
} from '../../loadtests/payloads/manifest.ts';
import type { PoolFile } from './attachment-pool.ts';
import type { LetterPlan } from './draw-letters.ts';
import { type Envelope, envelopeOf, statusTemplate } from './packet-templates.ts';
import { castOf, filesOf, type PlannedSet, type PrepareOrder, planSets } from './plan-sets.ts';

/** How far it is: documents written, of how many. */
export type OnProgress = (done: number, all: number) => void;

/**
 * Writes a payload folder: envelopes one after the other, the pool of attachments once, and what k6 must know of
 * each. The same order gives the same bytes. Nothing secret is written.
 */
export async function preparePayloads(
  order: PrepareOrder,
  folder: string,
  onProgress: OnProgress,
): Promise<PayloadManifest> {
  await mkdir(folder, { recursive: true });
  const cast = castOf(order);
  const pool = filesOf(order);
  const sets = planSets(order, cast, pool.length);
  const attachments = await writePool(join(folder, 'attachments.bin'), pool);
  const written = await writeDocuments(folder, order, { sets, pool }, onProgress);
  const agencies = [...cast.polled, ...cast.nodes];
  await writeList(
    join(folder, 'cast.json'),
    agencies.map(({ code, systemId }): CastRow => [code, systemId]),
  );
  await writeList(
    join(folder, 'agencies.json'),
    agencies.map(
      (each): PreparedAgency => ({ code: each.code, system: each.systemId, status: statusTemplate(each) }),
    ),
  );
  const manifest: PayloadManifest = {
    schema: 'lienthong-load-payloads/1',
    seed: order.seed,
    world: order.world.name,
    systems: new Set(agencies.map(({ systemId }) => systemId)).size,
    polled: cast.polled.length,
    senders: cast.senders.length,
    receivers: agencies.length,
    mix: order.mix,
    signedShare: order.signed?.share ?? 0,
    urgency: order.urgency,
    ...written,
    attachments,
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

type Written = Pick<PayloadManifest, 'documents' | 'bytes' | 'fanOut' | 'sets'>;

async function writeDocuments(
  folder: string,
  { seed, signed }: PrepareOrder,
  { sets, pool }: { readonly sets: readonly PlannedSet[]; readonly pool: readonly PoolFile[] },
  onProgress: OnProgress,
): Promise<Written> {
  const envelopes = createWriteStream(join(folder, 'envelopes.bin'));
  const rows = createWriteStream(join(folder, 'documents.json'));
  const all = sets.reduce((sum, { count }) => sum + count, 0);
  const register = registerOf(seed);
  const stretches: Record<string, { first: number; count: number }> = {};
  let [number, at, bytes, receivers] = [0, 0, 0, 0];
  for (const { name, count, letters } of sets) {
    stretches[name] = { first: number, count };
    for (let index = 0; index < count; index += 1) {
      const drawn = letters.next();
      if (drawn.done === true) throw new RangeError(`nothing more to draw for ${name}`);
      const parts = await partsOf(drawn.value, number + 1, { register, pool, signed });
      await put(envelopes, parts.head);
      await put(envelopes, parts.tail);
      const row = rowOf(drawn.value, parts, at);
      await put(rows, `${number === 0 ? '[' : ','}\n${JSON.stringify(row)}`);
      if (name === 'letters') receivers += row.to.length;
      at += row.head + row.tail;
      bytes += row.bytes;
      number += 1;
      onProgress(number, all);
    }
  }
  await put(rows, number === 0 ? '[]\n' : '\n]\n');
  await Promise.all([endOf(envelopes), endOf(rows)]);
  const letters = stretches['letters']?.count ?? 0;
  return { documents: number, bytes, fanOut: letters === 0 ? 0 : receivers / letters, sets: stretches };
}

/** A packet in the parts that it is written in. */
interface Parts extends Envelope {
  /** The pooled text between head and tail; empty where the head is all of it. */
  readonly text: Uint8Array;
}

async function partsOf(
  plan: LetterPlan,
  number: number,
  from: {
    readonly register: string;
    readonly pool: readonly PoolFile[];
    readonly signed: PrepareOrder['signed'];
  },
): Promise<Parts> {
  const none = new Uint8Array();
  if (plan.signs === true && from.signed !== undefined) {
    const { documentId, packet } = await from.signed.by.make(plan.to, plan.urgency, number);
    return { documentId, head: packet, text: none, tail: none };
  }
  const text = from.pool[plan.attachment]?.text;
  if (text === undefined) throw new RangeError(`there is no file ${plan.attachment}`);
  return { ...envelopeOf(plan, number, from.register), text };
}

function rowOf(plan: LetterPlan, { documentId, head, text, tail }: Parts, at: number): PreparedDocument {
  const sha256 = createHash('sha256').update(head).update(text).update(tail).digest('hex');
  return {
    doc: documentId,
    from: plan.from.code,
    system: plan.from.systemId,
    to: plan.to.map(({ code }) => code),
    urgency: plan.urgency,
    attachment: text.length === 0 ? -1 : plan.attachment,
    at,
    head: head.length,
    tail: tail.length,
    hash: unpaddedHex(sha256),
    bytes: head.length + text.length + tail.length,
  };
}

/** Notation of the letters: another seed gives other documents, so that a hub which keeps its store takes both. */
function registerOf(seed: string): string {
  return `TT${createHash('sha256').update(seed, 'utf8').digest('hex').slice(0, 8).toUpperCase()}-VPCP`;
}

async function writePool(path: string, pool: readonly PoolFile[]): Promise<readonly PooledAttachment[]> {
  const stream = createWriteStream(path);
  const attachments: PooledAttachment[] = [];
  let at = 0;
  for (const { text, sha256 } of pool) {
    attachments.push({ at, bytes: text.length, sha256 });
    at += text.length;
    await put(stream, text);
  }
  await endOf(stream);
  return attachments;
}

async function writeList(path: string, rows: readonly unknown[]): Promise<void> {
  await writeFile(path, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
}

/** Waits when the disk is behind, so that memory does not grow with the number of documents. */
async function put(stream: Writable, content: string | Uint8Array): Promise<void> {
  if (stream.write(content)) return;
  await new Promise<void>((drained) => stream.once('drain', () => drained()));
}

async function endOf(stream: Writable): Promise<void> {
  stream.end();
  await finished(stream);
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import { agencyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { createHubClient } from '../../agency/hub-client.ts';
import { createTransport } from '../../agency/transport.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { isOneInsertion } from '../crash/one-insertion.ts';
import { letterDraft } from '../hub-under-test.ts';

/** Memory of a hub process, in bytes. */
export interface Memory {
  /** The most that the system gave it so far, with garbage that nobody has collected yet. */
  readonly resident: number;
  /** The most that it held at any look in between. */
  readonly held: number;
}

/** What one long packet did to the memory of the hub that took it in and gave it out. Bytes and milliseconds. */
export interface LargeReport {
  readonly packet: number;
  /** After a short packet went the same way. */
  readonly before: Memory;
  /** By how much it rose above that while the packet came in, and while it went out. */
  readonly sending: Memory;
  readonly fetching: Memory;
  readonly sendTook: number;
  readonly fetchTook: number;
  /** The receiver got what was sent, with the one insertion of the hub. */
  readonly whole: boolean;
}

const entry = fileURLToPath(new URL(`hub-process${extname(import.meta.url)}`, import.meta.url));

/** Sends a packet of about `size` bytes through a hub process of its own on `store`, and fetches it. */
export async function sendLarge(store: string, size: number, clock: Clock): Promise<LargeReport> {
  const execArgv = ['--disable-warning=ExperimentalWarning', '--expose-gc'];
  const child = fork(entry, [store], { execArgv });
  const transport = createTransport({ clock });
  try {
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    const clientOf = (code: string) => {
      const { systemId } = agencyOf(world2026, code);
      const secret = secretFor('large', systemId);
      return createHubClient({ endpoint: url, systemId, secret, fetch: transport.fetch, clock });
    };
    const [sender, receiver] = [clientOf('G22'), clientOf('H17')];
    const send = async (bytes: Uint8Array) => {
      const answer = await sender.sendEdoc({ messageType: 'edoc', from: 'G22', bytes });
      if (answer.kind !== 'ok') throw new Error(`The packet was not taken: ${JSON.stringify(answer)}`);
    };
    const fetchOnly = async () => {
      const listed = await receiver.getReceivedEdocList({ messageType: 'edoc' });
      const id = listed.kind === 'ok' ? listed.value[0]?.docId : undefined;
      const got = await receiver.getEdoc(id ?? '');
      if (got.kind !== 'ok') throw new Error(`The packet was not given: ${JSON.stringify(got)}`);
      await receiver.updateStatus(id ?? '', 'done');
      return got.value;
    };
    await send(packetOf('1', 20_000));
    await fetchOnly();
    await memoryOf(child);
    const bytes = packetOf('2', size);
    const before = await memoryOf(child);
    const began = clock.now();
    await send(bytes);
    const sent = clock.now();
    const sending = above(before, await memoryOf(child));
    const asked = clock.now();
    const got = await fetchOnly();
    const fetched = clock.now();
    return {
      packet: bytes.length,
      before,
      sending,
      fetching: above(before, await memoryOf(child)),
      sendTook: sent - began,
      fetchTook: fetched - asked,
      whole: isOneInsertion(bytes, got),
    };
  } finally {
    await transport.close();
    child.kill('SIGKILL');
  }
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  child.send('memory');
  const [memory] = (await once(child, 'message')) as [Memory];
  return memory;
}

function above(before: Memory, after: Memory): Memory {
  return { resident: after.resident - before.resident, held: after.held - before.held };
}

/** No file in a packet may be longer than 50 MiB. */
const longestFile = 35_000_000;

/** Deflate looks back 32 KB, so what comes again only behind that does not become smaller. */
const blockBytes = 256 * 1024;

/** A packet of about `size` bytes: its files stay as long as they are in their ZIPs, a third longer in Base64. */
function packetOf(number: string, size: number): Uint8Array {
  const block = createSeededChance('large').bytes(number, blockBytes);
  const bytes = Math.floor((size - 10_000) * 0.75);
  const count = Math.ceil(bytes / longestFile);
  const attachments = Array.from({ length: count }, (_, index) => ({
    name: `phu-luc-${index + 1}.txt`,
    description: 'Phụ lục',
    bytes: Buffer.alloc(Math.floor(bytes / count), block),
    contentType: 'text/plain',
  }));
  const encoded = encodeDocument({ ...letterDraft(['H17'], number), attachments }, 'sdk');
  if (!encoded.ok) throw new Error(JSON.stringify(encoded.problems));
  return encoded.value;
}

/**
 * What a hub is like for others while it verifies one large signed document by the law:
 * `node cli/bench/verifying-hub.ts [megabytes]`. First the hub verifies nothing, then in its own thread,
 * then in one beside it.
 * Prints a line of JSON for each: the longest time for which it answered nobody, how long others waited, what the
 * document cost, and the largest resident set before and after.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { createHubClient } from '../../simulator/agency/hub-client.ts';
import { createTransport } from '../../simulator/agency/transport.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { benchMoment, signedPdfOfSize } from './signed-files.ts';

const { systemId } = agencyOf(world2026, 'G22');
const [, , megabytes = '50'] = process.argv;
const own = import.meta.url;
const hubProgram = fileURLToPath(own.replace(/verifying-hub\.([jt]s)$/, 'verifying-hub-process.$1'));
const packet = await packetAround(await signedPdfOfSize(Number(megabytes) * 1_000_000));
for (const runs of ['nowhere', 'here', 'thread'])
  process.stdout.write(`${JSON.stringify(await measure(runs))}\n`);

async function measure(runs: string) {
  const hub = fork(hubProgram, [runs, String(benchMoment + 3_600_000)]);
  const start = await told(hub);
  const clock = createSystemClock();
  const transport = createTransport({ clock });
  const client = createHubClient({
    ...{ endpoint: String(start['url']), systemId, secret: secretFor('bench', systemId), clock },
    fetch: transport.fetch,
  });
  await client.getReceivedEdocList({ messageType: 'edoc' });
  hub.send('begin');
  const began = performance.now();
  let isOver = false;
  const sending = client
    .sendEdoc({ messageType: 'edoc', from: 'G22', bytes: packet })
    .finally(() => (isOver = true));
  const waits: number[] = [];
  while (!isOver) {
    const asked = performance.now();
    await client.getReceivedEdocList({ messageType: 'status' });
    waits.push(performance.now() - asked);
    await wait(20);
  }
  const answer = await sending;
  const took = performance.now() - began;
  hub.send('end');
  const end = await told(hub);
  hub.disconnect();
  await transport.close();
  return {
    ...{ runs, answer: answer.kind === 'refused' ? answer.errorDesc : answer.kind },
    ...{ tookMs: Math.round(took), longestStandstillMs: Math.round(Number(end['longest'])) },
    ...{ asked: waits.length, longestWaitMs: Math.round(Math.max(...waits)) },
    cpuMs: Number(end['cpu']) - Number(start['cpu']),
    residentMB: [Math.round(Number(start['resident'])), Math.round(Number(end['resident']))],
    load: loadavg()[0],
  };
}

async function told(hub: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  const [message] = (await once(hub, 'message')) as [Readonly<Record<string, unknown>>];
  return message;
}

async function packetAround(pdf: Uint8Array): Promise<Uint8Array> {
  const letter = await officialLetter({ seed: 1, to: ['G06'] });
  const draft = draftOfLetter({ ...letter, pdf }, '2026/11/20 09:30:00');
  const packet = encodeDocument({ ...draft, attachments: draft.attachments.slice(0, 1) }, 'sdk');
  if (!packet.ok) throw new Error('the benchmark’s packet could not be written');
  return packet.value;
}

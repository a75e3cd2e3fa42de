import { resolve } from 'node:path';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Answer } from '../../simulator/agency/answer.ts';
import { createHubClient, type HubClient } from '../../simulator/agency/hub-client.ts';
import { type AgencyNode, createAgencyNode } from '../../simulator/agency/node.ts';
import { createFolderFiles, createMemoryFiles } from '../../simulator/agency/node-files.ts';
import { openNodeStore } from '../../simulator/agency/node-store.ts';
import type { AgencyRow } from '../../simulator/agency/reply-rows.ts';
import { createTransport } from '../../simulator/agency/transport.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { callFailure } from '../hub-answer.ts';
import { secretOf } from '../requests/verify.ts';
import { createAgencyVoice } from './agency-voice.ts';
import { createClerkScript } from './clerk-choice.ts';
import { createView } from './view.ts';

/** The options of `lienthong agency`, as the parser hands them over. */
export interface AgencyOptions {
  readonly hub: string;
  readonly system: string;
  readonly secret?: string;
  readonly code: string;
  readonly clerk: 'finishes' | 'refuses' | 'none';
  /** Seconds. */
  readonly interval: number;
  readonly store?: string;
  readonly once?: true;
  readonly json?: true;
}

/**
 * Runs one agency against a hub until the context's signal, or for one round.
 * @throws {CommandFailure} when the hub is not there, refuses the system, or has no such agency.
 */
export async function runAgency(context: CliContext, options: AgencyOptions, clock: Clock): Promise<void> {
  const secret = secretOf(context, options.secret);
  const endpoint = endpointOf(options.hub);
  const transport = createTransport({ clock });
  try {
    const client = createHubClient({
      endpoint,
      systemId: options.system,
      secret,
      fetch: transport.fetch,
      clock,
    });
    const directory = await askDirectory(client, context.signal);
    const self = directory.find(({ code, otherCode }) => [code, otherCode].includes(options.code));
    if (self === undefined) throw notInDirectory(options.code);
    const names = new Map(directory.map(({ code, name }) => [code, name]));
    const voice = createAgencyVoice(createView(context, names), context.stdout, options.json === true);
    const log = { write: voice.hearLog };
    const ports = { clock, chance: createSeededChance(options.system), log };
    const files =
      options.store === undefined
        ? createMemoryFiles({ reopened: false })
        : createFolderFiles(resolve(context.cwd, options.store));
    const node = createAgencyNode({
      agencies: [serve(self, options)],
      directory,
      client,
      store: await openNodeStore(files),
      ports,
      onEvent: voice.hearEvent,
      onArrival: voice.hearArrival,
      onUnreadable: voice.hearUnreadable,
    });
    voice.introduce(self, options.hub);
    await live(node, options, context.signal);
  } finally {
    await transport.close();
  }
}

async function live(node: AgencyNode, { once, interval }: AgencyOptions, signal: AbortSignal): Promise<void> {
  if (once === true) await node.pollOnce(signal);
  else await node.run(signal, interval * 1000);
}

/** One agency, known by both its codes, with what the directory says of it. */
function serve({ code, otherCode, name, mail }: AgencyRow, { code: asked, clerk }: AgencyOptions) {
  return {
    party: { organId: asked, organName: name, ...(mail === '' ? {} : { email: mail }) },
    codes: [code, ...(otherCode === '' ? [] : [otherCode])],
    clerk: createClerkScript(clerk, mail),
  };
}

async function askDirectory(client: HubClient, signal: AbortSignal): Promise<readonly AgencyRow[]> {
  const answer: Answer<readonly AgencyRow[]> = await client.getAgenciesList(signal);
  if (answer.kind !== 'ok') throw callFailure(answer, 'asking');
  return answer.value;
}

function endpointOf(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return text;
  throw usageFailure({
    vi: `“${text}” không phải địa chỉ http(s), ví dụ http://127.0.0.1:8080`,
    en: `“${text}” is no http(s) address, such as http://127.0.0.1:8080`,
  });
}

function notInDirectory(code: string): CommandFailure {
  return new CommandFailure({
    vi: `danh mục của Trục không có cơ quan “${code}”`,
    en: `the directory of the hub has no agency “${code}”`,
  });
}

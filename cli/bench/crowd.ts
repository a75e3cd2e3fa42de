import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSdkRequest, type SdkCall } from '../../protocol/wire/sdk-request.ts';
import { textOf } from './first-line.ts';
import type { PresignedRequest } from './payloads.ts';
import { program, startServer } from './processes.ts';

const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));

/** A hub of its own process, on a folder, in whose world everybody has a system. */
export interface Crowd {
  readonly url: string;
  readonly pid: number;
  readonly members: readonly Member[];
  stop(): Promise<void>;
}

/** A body that connects by a system of its own name. */
export interface Member {
  readonly code: string;
  readonly name: string;
  readonly secret: string;
}

/** Starts a hub for so many bodies, each with a system of its own. */
export async function startCrowd(count: number): Promise<Crowd> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'crowd-'));
  const world = join(folder, 'world.json');
  const agencies = Array.from({ length: count }, (_, index) => bodyOf(index));
  const systems = agencies.map(({ code }) => ({ id: code, secret: `bench ${code}` }));
  writeFileSync(world, JSON.stringify({ world: 'crowd', agencies, systems }));
  const hub = await startServer([program, 'hub', '--json', '--store', join(folder, 'hub'), '--world', world]);
  return {
    url: textOf(hub.firstLine, 'url'),
    pid: hub.pid,
    members: agencies.map(({ code, name }) => ({ code, name, secret: `bench ${code}` })),
    async stop() {
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A city that is open today, its boards, and units below these. */
const top = 'H17';
const boards = 60;

function bodyOf(index: number) {
  if (index === 0) return { code: top, name: 'Ủy ban nhân dân thành phố Đà Nẵng', system: top };
  const board = `${top}.${String(((index - 1) % boards) + 1).padStart(2, '0')}`;
  if (index <= boards) return { code: board, name: `Sở thứ ${index}`, system: board, parent: top };
  const code = `${board}.${String(Math.floor((index - 1) / boards)).padStart(3, '0')}`;
  return { code, name: `Đơn vị thứ ${index} thuộc ${board}`, system: code, parent: board };
}

/** One call of a member's system. */
export function callOf({ code, secret }: Member, call: SdkCall): PresignedRequest {
  const service = { systemId: code, secret, host: '127.0.0.1', constructedAt: Date.UTC(2025, 9, 1, 3) };
  return buildSdkRequest(service, call);
}

/** Asks for one queue. */
export function listOf(member: Member, messageType: 'edoc' | 'status'): PresignedRequest {
  const parameters = [
    ['servicetype', 'eDoc'],
    ['messagetype', messageType],
  ] as const;
  return callOf(member, { operation: 'getReceivedEdocList', parameters });
}

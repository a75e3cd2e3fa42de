import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../fixtures/worlds/world.ts';
import type { MixName, PayloadManifest } from '../../loadtests/payloads/manifest.ts';
import { lettersOf } from '../../loadtests/profiles/cut.ts';
import { model } from '../../loadtests/profiles/model.ts';
import type { Profile } from '../../loadtests/profiles/profile.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { UrgencyShares } from './draw-letters.ts';
import { loadWorldFile } from './load-world.ts';
import { castOf, type PrepareOrder } from './plan-sets.ts';
import { type OnProgress, preparePayloads } from './prepare.ts';

/** How many of a hundred letters are urgent, and how much: an assumption (I). */
export const usualUrgency: UrgencyShares = {
  thường: 0.8,
  khẩn: 0.12,
  'thượng khẩn': 0.05,
  'hỏa tốc': 0.03,
};

/** What may be said otherwise than a profile has it. */
export interface Wishes {
  readonly documents?: number;
  readonly mix?: MixName;
  readonly fanOut?: number;
  readonly senders?: number;
  readonly urgency?: UrgencyShares;
  readonly signed?: PrepareOrder['signed'];
}

/** What a profile, whole or cut, needs prepared for a world. */
export function orderOf(
  { acts, needs }: Profile,
  world: World,
  seed: string,
  wishes: Wishes = {},
): PrepareOrder {
  return {
    world,
    seed,
    documents: wishes.documents ?? lettersOf({ acts }, 'letters'),
    mix: wishes.mix ?? needs.mix,
    fanOut: wishes.fanOut ?? model.fanOut.value,
    senders: wishes.senders ?? needs.senders,
    polled: needs.nodes === 0 ? Number.POSITIVE_INFINITY : needs.systems,
    urgency: wishes.urgency ?? usualUrgency,
    ...(wishes.signed === undefined ? {} : { signed: wishes.signed }),
    broadcasts: acts.flatMap((act) =>
      act.act === 'broadcast' ? [{ name: act.to, receivers: act.receivers }] : [],
    ),
    backlog: Math.ceil(lettersOf({ acts }, 'backlog') / 2),
    big: needs.big,
  };
}

/**
 * The world that a profile asks for, as the file that `lienthong hub --world` takes, in JSON: written to
 * `world.json` of the folder.
 */
export async function writeWorldOf({ needs }: Profile, folder: string): Promise<string> {
  const systems = needs.systems + needs.nodes;
  const file = loadWorldFile({ systems, rows: Math.max(systems, needs.rows) });
  const path = join(folder, 'world.json');
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(file)}\n`);
  return path;
}

/** The world of a profile as a value, on a day. @throws when it is none, which is a bug. */
export async function worldOf({ needs }: Profile, at: Instant): Promise<World> {
  const { readWorldFile } = await import('../../simulator/scenarios/world-file.ts');
  const systems = needs.systems + needs.nodes;
  const reading = readWorldFile(JSON.stringify(loadWorldFile({ systems, rows: systems })), at);
  if (!reading.ok) throw new Error('the world of a load run is none');
  return reading.value.world;
}

/**
 * Everything that one run of a profile needs, in one folder: the world where none is given, and the payloads.
 * @throws {RangeError} when the world is too small for it, or for the fan-out that was asked for.
 */
export async function prepareProfile(
  profile: Profile,
  to: {
    readonly folder: string;
    readonly seed: string;
    readonly at: Instant;
    readonly world?: World;
    readonly wishes?: Wishes;
    readonly onProgress: OnProgress;
  },
): Promise<PayloadManifest> {
  const { folder, seed, at, wishes, onProgress } = to;
  if (to.world === undefined) await writeWorldOf(profile, folder);
  const world = to.world ?? (await worldOf(profile, at));
  const order = orderOf(profile, world, seed, wishes);
  const most = castOf(order).polled.length - 1;
  if ((wishes?.fanOut ?? 1) > most) throw new RangeError(`--fan-out ${most} < ${wishes?.fanOut}`);
  return preparePayloads(order, folder, onProgress);
}

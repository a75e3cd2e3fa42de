import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import type { CastRow, PayloadManifest } from '../../../loadtests/payloads/manifest.ts';
import type { Profile } from '../../../loadtests/profiles/profile.ts';
import { type CliContext, type CommandFailure, usageFailure } from '../../context.ts';
import { prepareProfile } from '../prepare-profile.ts';
import { signingOf } from '../run-prepare.ts';
import { requireFit } from './fit-payloads.ts';
import { jsonIn } from './json-file.ts';
import type { Teller } from './tell-progress.ts';

/** A payload folder that serves a profile. */
export interface Payloads {
  readonly folder: string;
  readonly manifest: PayloadManifest;
  /** World file for a hub of ours; absent where the payloads are for a world that ships. */
  readonly world?: string;
  /** Ids of the systems that call. */
  readonly systems: readonly string[];
}

/** What is wanted of them. */
export interface PayloadOrder {
  readonly profile: Profile;
  readonly options: { readonly payloads?: string; readonly target?: string; readonly seed: string };
  /** Folder that is removed after the run. */
  readonly work: string;
  readonly teller: Teller;
  /** Trust services whose keys sign; the letters are those of the shipped world then. */
  readonly pkiUrl?: string;
}

/**
 * The payloads that were named, or fresh ones of the size that the profile needs.
 * @throws {CommandFailure} (exit 64) when a target is named without payloads for its world, or the folder is none.
 */
export async function obtainPayloads(
  context: CliContext,
  { profile, options, work, teller, pkiUrl }: PayloadOrder,
): Promise<Payloads> {
  const { payloads, target, seed } = options;
  if (payloads !== undefined) return openPayloads(context, payloads, profile, target === undefined);
  if (target !== undefined) {
    throw usageFailure({
      vi: `cần --payloads THƯ-MỤC cho các cơ quan của Trục đó: lienthong load prepare --profile ${profile.name} --world TỆP --out THƯ-MỤC`,
      en: `give --payloads DIR for the agencies of that hub: lienthong load prepare --profile ${profile.name} --world FILE --out DIR`,
    });
  }
  const folder = join(work, 'payloads');
  teller.note('Chuẩn bị gói tin…', 'Preparing packets…');
  const signed =
    pkiUrl === undefined
      ? {}
      : { world: world2026, wishes: await signingOf(context, { pki: pkiUrl }, profile) };
  await prepareProfile(profile, { folder, seed, at: Date.now(), ...signed, onProgress: () => undefined });
  return readPayloads(folder);
}

/** `isOurs`: the hub is started for this run, with the world of the folder or with one that ships. */
async function openPayloads(
  context: CliContext,
  named: string,
  profile: Profile,
  isOurs: boolean,
): Promise<Payloads> {
  const found = await readPayloads(resolve(context.cwd, named)).catch(() => undefined);
  if (found === undefined) throw noPayloads(named);
  const rows = profile.needs.rows === 0 ? undefined : await rowsOf(found, isOurs);
  requireFit(named, profile, { manifest: found.manifest, ...(rows === undefined ? {} : { rows }) });
  return found;
}

/**
 * A folder that was prepared for one part of a run, with the profile that lies in it.
 * @throws {CommandFailure} (exit 64) when it is none, or does not serve its own profile any more.
 */
export async function openPrepared(context: CliContext, named: string): Promise<Payloads> {
  const profile = await jsonIn(join(resolve(context.cwd, named), 'profile.json'));
  if (!isProfile(profile)) throw noPayloads(named);
  return openPayloads(context, named, profile, false);
}

function isProfile(value: unknown): value is Profile {
  return typeof value === 'object' && value !== null && 'acts' in value && 'needs' in value;
}

function noPayloads(named: string): CommandFailure {
  return usageFailure({
    vi: `“${named}” không phải thư mục do lienthong load prepare tạo ra`,
    en: `“${named}” is no folder of lienthong load prepare`,
  });
}

/** Bodies in the world of a folder. A world that ships has but a few, another hub may have any number. */
async function rowsOf({ world }: Payloads, isOurs: boolean): Promise<number | undefined> {
  if (world === undefined) return isOurs ? world2026.agencies.length : undefined;
  const file = await jsonIn(world);
  const hasRows = typeof file === 'object' && file !== null && 'agencies' in file;
  return hasRows && Array.isArray(file.agencies) ? file.agencies.length : 0;
}

async function readPayloads(folder: string): Promise<Payloads> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const cast: unknown = JSON.parse(await readFile(join(folder, 'cast.json'), 'utf8'));
  if (!isManifest(manifest) || !isCast(cast)) throw new Error('no payloads');
  const world = join(folder, 'world.json');
  return {
    ...{ folder, manifest },
    ...(existsSync(world) ? { world } : {}),
    systems: [...new Set(cast.map(([, system]) => system))],
  };
}

function isManifest(value: unknown): value is PayloadManifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 'lienthong-load-payloads/1'
  );
}

function isCast(value: unknown): value is readonly CastRow[] {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && row.length === 2);
}

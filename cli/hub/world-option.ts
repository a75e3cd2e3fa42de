import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { ReadWorld } from '../../simulator/scenarios/world-file.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';

/** The cast that ships. */
export const shippedWorld = '2026';

/** Bytes: the directory of the whole country, 125,000 rows, takes eleven million. */
const longestFile = 32 * 1024 * 1024;

/**
 * The world that `--world` names: the one that ships, or a file. Shows every problem of a file on standard error.
 * @throws {CommandFailure} when the file cannot be read, or is no world.
 */
export async function readWorld(context: CliContext, argument: string, at: Instant): Promise<ReadWorld> {
  if (argument === shippedWorld) return { world: world2026, secrets: new Map() };
  const source = Buffer.from(await readWholeArgument(context, argument, longestFile)).toString('utf8');
  const { readWorldFile } = await import('../../simulator/scenarios/world-file.ts');
  const reading = readWorldFile(source, at);
  if (reading.ok) return reading.value;
  context.stderr.write(renderProblems(context, reading.problems));
  throw new CommandFailure({
    vi: `“${argument}” không phải danh mục cơ quan hợp lệ (mẫu: docs/world.schema.json)`,
    en: `“${argument}” is no world (its form: docs/world.schema.json)`,
  });
}

/** Its systems, each with the secret of the file or one made from the seed. */
export function systemsWithSecrets({ world, secrets }: ReadWorld, seed: string) {
  return world.systems.map((each) => ({
    ...each,
    secret: secrets.get(each.systemId) ?? secretFor(seed, each.systemId),
  }));
}

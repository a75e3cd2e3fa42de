import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CliContext, say, usageFailure } from '../context.ts';
import { differencesBetween, indexUrl, publishedIndex, renderIndex } from './index-file.ts';
import { makeVectors } from './make-vectors.ts';
import { type Opinion, renderOpinions, weigh } from './opinions.ts';
import { startValidator } from './validator.ts';
import type { VectorProfile, VectorSidecar } from './vector.ts';

/** The options of `lienthong vectors`, as the parser hands them over. */
export interface VectorOptions {
  readonly out?: string;
  readonly check?: true;
  readonly publish?: true;
  readonly run?: string;
  readonly profile: VectorProfile;
  readonly json?: true;
}

/** Writes, verifies, publishes or runs the corpus. */
export async function runVectors(context: CliContext, options: VectorOptions): Promise<void> {
  const { out, check, publish, run } = options;
  const asked = [out, check, publish, run].filter((each) => each !== undefined).length;
  if (asked > 1) throw usageFailure({ vi: 'chỉ chọn một việc', en: 'choose one thing to do' });
  if (out !== undefined) return writeVectors(context, resolve(context.cwd, out));
  if (check === true) return checkVectors(context);
  if (publish === true) return publishVectors(context);
  if (run !== undefined) return runValidator(context, run, options);
  listVectors(context, options);
}

function listVectors(context: CliContext, { json }: VectorOptions): void {
  const vectors = publishedIndex();
  if (json === true) context.stdout.write(`${JSON.stringify(vectors)}\n`);
  else
    for (const { name, expectation, requirement = '—', why } of vectors)
      context.stdout.write(
        `${expectation.law}\t${expectation.field}\t${requirement}\t${name}\t${say(context, why)}\n`,
      );
}

async function writeVectors(context: CliContext, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sidecars: VectorSidecar[] = [];
  for await (const { sidecar, packet } of makeVectors()) {
    await writeFile(join(folder, `${sidecar.name}.edxml`), packet);
    await writeFile(join(folder, `${sidecar.name}.json`), `${JSON.stringify(sidecar, null, 2)}\n`);
    sidecars.push(sidecar);
  }
  await writeFile(join(folder, 'index.json'), renderIndex(sidecars));
  const text = {
    vi: `Đã ghi ${sidecars.length} gói tin vào ${folder}`,
    en: `${sidecars.length} packets in ${folder}`,
  };
  context.stdout.write(`${say(context, text)}\n`);
}

async function checkVectors(context: CliContext): Promise<void> {
  const differences = differencesBetween(await allSidecars(), publishedIndex());
  for (const line of differences) context.stdout.write(`${line}\n`);
  const text =
    differences.length === 0
      ? { vi: 'Bộ véc-tơ đúng như đã công bố.', en: 'The corpus is as it was published.' }
      : { vi: 'Bộ véc-tơ khác bản đã công bố.', en: 'The corpus differs from what was published.' };
  context.stdout.write(`${say(context, text)}\n`);
  context.setExitCode(differences.length === 0 ? 0 : 1);
}

async function publishVectors(context: CliContext): Promise<void> {
  const sidecars = await allSidecars();
  await writeFile(fileURLToPath(indexUrl), renderIndex(sidecars));
  context.stdout.write(`${sidecars.length}\n`);
}

async function allSidecars(): Promise<readonly VectorSidecar[]> {
  const sidecars: VectorSidecar[] = [];
  for await (const { sidecar } of makeVectors()) sidecars.push(sidecar);
  return sidecars;
}

async function runValidator(
  context: CliContext,
  command: string,
  { profile, json }: VectorOptions,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-vectors-'));
  const validator = startValidator(command, context.cwd);
  try {
    const opinions: Opinion[] = [];
    for await (const { sidecar, packet } of makeVectors()) {
      const path = join(folder, `${sidecar.name}.edxml`);
      await writeFile(path, packet);
      opinions.push(weigh(sidecar, profile, await validator.ask({ path, asOf: sidecar.asOf, profile })));
      await rm(path);
    }
    context.stdout.write(json === true ? `${JSON.stringify(opinions)}\n` : renderOpinions(context, opinions));
    context.setExitCode(
      opinions.every(({ outcome }) => outcome === 'agrees' || outcome === 'milder') ? 0 : 1,
    );
  } finally {
    await validator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createSchemaReader, readJsonText } from '../../protocol/settings/schema-reader.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { unreadable } from '../file-argument.ts';
import type { ScenarioOptions } from './run-scenarios.ts';

/** How a run was begun: enough to begin it in the same way on another day. */
export interface KeptRun {
  readonly seat: 'hub' | 'sender' | 'receiver';
  readonly began: number;
  readonly options: ScenarioOptions;
}

const fileName = 'begun.json';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const flag = { const: true };

/** Options that a run was begun with; what may stand there is what the command line takes. */
const optionsSchema = {
  type: 'object',
  properties: {
    ...{
      profile: { enum: ['law', 'field', 'legacy', 'DT21'] },
      asOf: text,
      group: texts,
      id: texts,
      level: texts,
    },
    ...{
      knownFailures: text,
      statements: text,
      settings: text,
      capturedAt: text,
      certification: flag,
      system: text,
      systemVersion: text,
      owner: text,
    },
    ...{
      seed: text,
      bundle: text,
      redact: texts,
      everything: flag,
      json: flag,
      junit: text,
      tap: text,
      html: text,
    },
    ...{ reference: flag, hub: text, keep: text, lang: text },
    ...{ driver: { enum: ['prompt', 'command', 'webhook'] }, run: text, url: text, token: text },
    ...{ code: text, secret: text, host: text, port: { type: 'integer' }, root: text, ask: flag, by: text },
  },
  required: ['profile', 'seed', 'asOf'],
};

const readKept = createSchemaReader<KeptRun>({
  type: 'object',
  properties: {
    seat: { enum: ['hub', 'sender', 'receiver'] },
    began: { type: 'number' },
    options: optionsSchema,
  },
  required: ['seat', 'began', 'options'],
  additionalProperties: false,
});

/** Notes how a run is begun, in its folder. @throws {CommandFailure} where another run lies there. */
export async function keepRun(
  context: CliContext,
  place: string,
  run: Omit<KeptRun, 'seat'> & { readonly seat: string },
): Promise<void> {
  const folder = resolve(context.cwd, place);
  const file = join(folder, fileName);
  const noted = JSON.stringify(run);
  await mkdir(folder, { recursive: true });
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there === noted) return;
  if (there !== undefined) {
    throw usageFailure({
      vi: `“${place}” đã giữ một phiên khác (chạy tiếp: lienthong check resume ${place})`,
      en: `“${place}” keeps another run (go on with it: lienthong check resume ${place})`,
    });
  }
  await writeFile(file, noted);
}

/** Reads how the run in a folder was begun. @throws {CommandFailure} when there is none. */
export async function openKeptRun(context: CliContext, place: string): Promise<KeptRun> {
  const source = await readFile(join(resolve(context.cwd, place), fileName), 'utf8').catch(
    (error: unknown) => {
      throw unreadable(`${place}/${fileName}`, error);
    },
  );
  const reading = readJsonText(source, readKept);
  if (reading.ok) return { ...reading.value, options: { ...reading.value.options, keep: place } };
  throw new CommandFailure(
    {
      vi: `“${place}” không giữ phiên kiểm thử nào đọc được`,
      en: `“${place}” keeps no run that can be read`,
    },
    64,
  );
}

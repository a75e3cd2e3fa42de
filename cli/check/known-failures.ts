import { waiverFileSchema } from '../../conformance/engine/waiver-file.ts';
import type { Waiver } from '../../conformance/report/run-report.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import type { CliContext } from '../context.ts';
import { readSettingsFile, type SettingsForm } from './settings-file.ts';

interface KnownFailures {
  readonly knownFailures: readonly Waiver[];
}

const form: SettingsForm<KnownFailures> = {
  ...{ vi: 'tệp lỗi đã biết', en: 'file of known failures', schema: 'known-failures.schema.json' },
  reader: createSchemaReader<KnownFailures>(waiverFileSchema),
  check: ({ knownFailures }) => twiceIn(knownFailures),
};

/** Reads a file of known failures. @throws {CommandFailure} 64 when it has another form. */
export async function readKnownFailures(context: CliContext, file: string): Promise<readonly Waiver[]> {
  return (await readSettingsFile(context, file, form)).knownFailures;
}

/** One failure is answered for once. */
function twiceIn(waivers: readonly Waiver[]) {
  const keys = waivers.map(({ check, requirement }) => `${check} ${requirement}`);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [problem('settings.value-wrong', `knownFailures/${index}`, { seen: key, expected: 'once' })],
  );
}

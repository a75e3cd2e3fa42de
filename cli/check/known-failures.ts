import { waiverFileSchema } from '../../conformance/engine/waiver-file.ts';
import type { Waiver } from '../../conformance/report/run-report.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { readYamlSettings } from '../../simulator/scenarios/yaml-settings.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';

const longestFile = 1024 * 1024;
const reader = createSchemaReader<{ readonly knownFailures: readonly Waiver[] }>(waiverFileSchema);

/**
 * Reads a file of known failures, YAML or JSON; every problem is shown with its line.
 * @throws {CommandFailure} 64 when it cannot be read or has another form.
 */
export async function readKnownFailures(context: CliContext, file: string): Promise<readonly Waiver[]> {
  const source = Buffer.from(await readWholeArgument(context, file, longestFile)).toString('utf8');
  const reading = readYamlSettings(source, reader, ({ knownFailures }) => twiceIn(knownFailures));
  if (reading.ok) return reading.value.knownFailures;
  context.stderr.write(renderProblems(context, reading.problems));
  throw new CommandFailure(
    {
      vi: `“${file}” không phải tệp lỗi đã biết hợp lệ (mẫu: docs/known-failures.schema.json)`,
      en: `“${file}” is no file of known failures (its form: docs/known-failures.schema.json)`,
    },
    64,
  );
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

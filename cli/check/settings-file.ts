import type { Problem } from '../../protocol/problems/problem.ts';
import type { Reading } from '../../protocol/result.ts';
import { readYamlSettings } from '../../simulator/scenarios/yaml-settings.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';

const longestFile = 1024 * 1024;

/** What kind of file it is, and where its form is published. */
export interface SettingsForm<T> {
  readonly vi: string;
  readonly en: string;
  readonly schema: string;
  readonly reader: (value: unknown) => Reading<T>;
  check(value: T): readonly Problem[];
}

/**
 * Reads a file that a person wrote, YAML or JSON; every problem is shown with its line.
 * @throws {CommandFailure} 64 when it cannot be read or has another form.
 */
export async function readSettingsFile<T>(
  context: CliContext,
  file: string,
  { vi, en, schema, reader, check }: SettingsForm<T>,
): Promise<T> {
  const source = Buffer.from(await readWholeArgument(context, file, longestFile)).toString('utf8');
  const reading = readYamlSettings(source, reader, check);
  if (reading.ok) return reading.value;
  context.stderr.write(renderProblems(context, reading.problems));
  throw new CommandFailure(
    {
      vi: `“${file}” không phải ${vi} hợp lệ (mẫu: docs/${schema})`,
      en: `“${file}” is no ${en} (its form: docs/${schema})`,
    },
    64,
  );
}

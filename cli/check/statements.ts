import { dirname, join } from 'node:path';
import { type Statement, statementFileSchema } from '../../conformance/engine/statement-file.ts';
import type { Recorder } from '../../conformance/evidence/recorder.ts';
import { requirementOf } from '../../conformance/requirements/ledger.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { readYamlSettings } from '../../simulator/scenarios/yaml-settings.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';

const longestFile = 1024 * 1024;
const longestProof = 64 * 1024 * 1024;
const reader = createSchemaReader<{ readonly statements: readonly Statement[] }>(statementFileSchema);

/** A statement with the bytes of the file that proves it. */
export type GivenStatement = Statement & { readonly bytes?: Uint8Array };

/**
 * Reads a file of statements, YAML or JSON, and the files that it names, which lie beside it.
 * @throws {CommandFailure} 64 when it has another form, or a file cannot be read.
 */
export async function readStatements(context: CliContext, file: string): Promise<readonly GivenStatement[]> {
  const source = Buffer.from(await readWholeArgument(context, file, longestFile)).toString('utf8');
  const reading = readYamlSettings(source, reader, ({ statements }) => unknownIn(statements));
  if (!reading.ok) {
    context.stderr.write(renderProblems(context, reading.problems));
    throw new CommandFailure(
      {
        vi: `“${file}” không phải tệp hồ sơ hợp lệ (mẫu: docs/statements.schema.json)`,
        en: `“${file}” is no file of statements (its form: docs/statements.schema.json)`,
      },
      64,
    );
  }
  return Promise.all(
    reading.value.statements.map(async (statement) => {
      if (statement.file === undefined) return statement;
      const path = join(dirname(file), statement.file);
      return { ...statement, bytes: await readWholeArgument(context, path, longestProof) };
    }),
  );
}

/** A statement on what is no requirement, or about a day that is none. */
function unknownIn(statements: readonly Statement[]): readonly Problem[] {
  return statements.flatMap(({ requirement, dated }, index) => [
    ...(requirementOf(requirement) === undefined
      ? [
          problem('settings.value-wrong', `statements/${index}/requirement`, {
            seen: requirement,
            expected: 'ENV-01 …',
          }),
        ]
      : []),
    ...(isDay(dated)
      ? []
      : [
          problem('settings.value-wrong', `statements/${index}/dated`, {
            seen: dated,
            expected: 'yyyy-mm-dd',
          }),
        ]),
  ]);
}

function isDay(text: string): boolean {
  return new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** Writes statements down as evidence; the files that prove them are kept as bodies. */
export function recordStatements(
  recorder: Recorder,
  statements: readonly GivenStatement[],
  at: number,
): void {
  for (const { requirement, manner, by, dated, text, bytes } of statements) {
    const body = bytes === undefined ? {} : { body: recorder.keep(bytes) };
    recorder.add({ kind: 'statement', at, requirement, manner, by, dated, text, ...body });
  }
}

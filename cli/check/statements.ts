import { dirname, join } from 'node:path';
import { type Statement, statementFileSchema } from '../../conformance/engine/statement-file.ts';
import type { Recorder } from '../../conformance/evidence/recorder.ts';
import { requirementOf } from '../../conformance/requirements/ledger.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import type { CliContext } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { readSettingsFile, type SettingsForm } from './settings-file.ts';

const longestProof = 64 * 1024 * 1024;
interface Statements {
  readonly statements: readonly Statement[];
}

const form: SettingsForm<Statements> = {
  ...{ vi: 'tệp hồ sơ', en: 'file of statements', schema: 'statements.schema.json' },
  reader: createSchemaReader<Statements>(statementFileSchema),
  check: ({ statements }) => unknownIn(statements),
};

/** A statement with the bytes of the file that proves it. */
export type GivenStatement = Statement & { readonly bytes?: Uint8Array };

/**
 * Reads a file of statements, YAML or JSON, and the files that it names, which lie beside it.
 * @throws {CommandFailure} 64 when it has another form, or a file cannot be read.
 */
export async function readStatements(context: CliContext, file: string): Promise<readonly GivenStatement[]> {
  const { statements } = await readSettingsFile(context, file, form);
  return Promise.all(
    statements.map(async (statement) => {
      if (statement.file === undefined) return statement;
      const path = join(dirname(file), statement.file);
      return { ...statement, bytes: await readWholeArgument(context, path, longestProof) };
    }),
  );
}

/** A statement on what is no requirement. */
function unknownIn(statements: readonly Statement[]): readonly Problem[] {
  return statements.flatMap(({ requirement }, index) => [
    ...(requirementOf(requirement) === undefined
      ? [
          problem('settings.value-wrong', `statements/${index}/requirement`, {
            seen: requirement,
            expected: 'ENV-01 …',
          }),
        ]
      : []),
  ]);
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

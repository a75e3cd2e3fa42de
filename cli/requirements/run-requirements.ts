import { allChecks } from '../../conformance/checks/all.ts';
import { citationIn } from '../../conformance/requirements/citation.ts';
import { inForce, ledger } from '../../conformance/requirements/ledger.ts';
import type { Requirement } from '../../conformance/requirements/requirement.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { createPaint } from '../paint.ts';
import { nameOfFate, reasonOf } from './fate-words.ts';
import { renderMatrixPage } from './matrix-page.ts';

/** The options of `lienthong requirements`, as the parser hands them over. */
export interface RequirementsOptions {
  readonly group?: string;
  readonly actor?: string;
  readonly fate: Requirement['fate']['kind'] | 'any';
  readonly profile: Requirement['profiles'][number] | 'any';
  readonly asOf?: string;
  readonly json?: true;
  readonly markdown?: true;
}

/** A duty with the checks that name it. */
export interface MatrixRow {
  readonly requirement: Requirement;
  readonly checks: readonly string[];
}

/** Prints the matrix of duties. */
export function runRequirements(context: CliContext, options: RequirementsOptions): void {
  const rows = matrixRows().filter(({ requirement }) => isWanted(requirement, options));
  if (rows.length === 0) {
    throw usageFailure({
      vi: 'không có yêu cầu nào như vậy; xem các nhóm bằng “lienthong requirements”',
      en: 'there is no such requirement; “lienthong requirements” lists them all',
    });
  }
  if (options.json === true) {
    const listed = rows.map(({ requirement, checks }) => ({ ...requirement, checks }));
    context.stdout.write(`${JSON.stringify(listed)}\n`);
  } else if (options.markdown === true) context.stdout.write(renderMatrixPage(rows, context.language));
  else context.stdout.write(renderMatrix(context, rows));
}

/** Every duty with its checks, by id. */
export function matrixRows(): readonly MatrixRow[] {
  return ledger().map((requirement) => ({
    requirement,
    checks: allChecks.filter((check) => check.requirements.includes(requirement.id)).map(({ id }) => id),
  }));
}

function isWanted(requirement: Requirement, options: RequirementsOptions): boolean {
  const { group, actor, fate, profile, asOf } = options;
  return (
    (group === undefined || requirement.group === group.toUpperCase()) &&
    (actor === undefined || requirement.actors.some((each) => each === actor)) &&
    (fate === 'any' || requirement.fate.kind === fate) &&
    (profile === 'any' || requirement.profiles.includes(profile)) &&
    (asOf === undefined || inForce(requirement, asOf))
  );
}

function renderMatrix(context: CliContext, rows: readonly MatrixRow[]): string {
  const paint = createPaint(context);
  const blocks = rows.map(({ requirement, checks }) => {
    const { id, level, marks, actors, source, wording, fate } = requirement;
    const head = `${paint.bold(id)}  ${level}  ${actors.join(' ')}  ${paint.dim(`${citationIn(source, context.language)} [${marks.join('·')}]`)}`;
    const what = say(context, nameOfFate(fate));
    const why = reasonOf(fate);
    const end =
      checks.length > 0 ? `: ${checks.join(', ')}` : why === undefined ? '' : `: ${say(context, why)}`;
    return `${head}\n    ${say(context, wording)}\n    ${paint.dim(`→ ${what}${end}`)}\n`;
  });
  return `${blocks.join('')}\n${count(context, rows)}\n`;
}

function count(context: CliContext, rows: readonly MatrixRow[]): string {
  const by = (kind: string) => rows.filter(({ requirement }) => requirement.fate.kind === kind).length;
  const parts = ['checked', 'attended', 'on-file', 'own-duty', 'untestable', 'out-of-scope'] as const;
  const listed = parts
    .filter((kind) => by(kind) > 0)
    .map((kind) => `${by(kind)} ${say(context, nameOfFate({ kind }))}`);
  return `${rows.length}: ${listed.join(', ')}`;
}

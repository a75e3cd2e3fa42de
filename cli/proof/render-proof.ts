import { actors } from './actors.ts';
import type { NamedTest } from './collect-tests.ts';
import { reasons } from './reasons.ts';

/** Rows that are shown of one requirement; the tables of damage have dozens. */
const shown = 6;

/** `docs/proof.md`: each requirement of the exchange, and the tests that name it. */
export function renderProof(tests: readonly NamedTest[]): string {
  const rows = Object.entries(actors).map(([id, actor]) => renderRow(id, actor, testsOf(id, tests)));
  return `${head}\n${rows.join('\n')}\n`;
}

/** The requirements that no test names, and that have no reason for it. */
export function unproven(tests: readonly NamedTest[]): readonly string[] {
  return Object.keys(actors).filter((id) => testsOf(id, tests).length === 0 && reasons[id] === undefined);
}

function testsOf(id: string, tests: readonly NamedTest[]): readonly NamedTest[] {
  return tests.filter(({ requirements }) => requirements.includes(id));
}

function renderRow(id: string, actor: string, tests: readonly NamedTest[]): string {
  const lines = tests.slice(0, shown).map(({ file, title }) => `- ${title} (\`${file}\`)`);
  const more = tests.length > shown ? [`- and ${tests.length - shown} more`] : [];
  const reason = reasons[id] === undefined ? [] : [`Not shown as a whole: ${reasons[id]}`, ''];
  return `### ${id} (${actor})\n\n${[...reason, ...lines, ...more].join('\n')}\n`;
}

const head = `# Proof

Each requirement of the exchange, whom it binds, and the tests that name it. S is the sender, R the receiver, H
the hub, O its operator, A every connected body. A test names a requirement in its title, or in its row of a
table by the problem that the row must meet. \`npm run docs\` writes this page; a test fails when it is stale, and
when no test names a requirement. Where tests show a part only, the page says what is missing, and why.
`;

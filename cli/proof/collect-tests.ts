import { readdirSync, readFileSync } from 'node:fs';
import { mutations } from '../../fixtures/mutations/mutations.ts';
import { brokenRequests } from '../../fixtures/requests/broken-requests.ts';
import { exampleSettings } from '../../fixtures/requests/request-settings.ts';
import type { Damage } from '../../protocol/edxml/damage-under-test.ts';
import {
  contentDamages,
  manifestDamages,
  zipDamages,
} from '../../protocol/edxml/damaged-attachments-under-test.ts';
import {
  meaningDamages,
  structureDamages,
  valueDamages,
} from '../../protocol/edxml/damaged-documents-under-test.ts';
import { statusDamages, transactionDamages } from '../../protocol/edxml/damaged-statuses-under-test.ts';
import type { ProblemCode } from '../../protocol/problems/catalogue.ts';
import { entryOf } from '../../protocol/problems/problem.ts';

/** One test, and the requirements that its name or its row of a table cites. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
  readonly requirements: readonly string[];
}

const rooms = ['protocol', 'fixtures', 'simulator', 'cli'];
const isTestFile = /(\.test|-contract)\.ts$/;

/** Tests below a folder that cite a requirement in their name, and the rows that tables of damage give to tests. */
export function collectTests(root: string): readonly NamedTest[] {
  const written = rooms
    .flatMap((room) => testFilesIn(root, room))
    .flatMap((file) =>
      titlesIn(readFileSync(`${root}/${file}`, 'utf8')).map((title) => ({
        file,
        title,
        requirements: idsIn(title),
      })),
    );
  return [...written.filter(({ requirements }) => requirements.length > 0), ...tableTests()];
}

function testFilesIn(root: string, folder: string): readonly string[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return testFilesIn(root, path);
      return isTestFile.test(entry.name) ? [path] : [];
    })
    .toSorted();
}

/** What stands as the name in `it`, `test` and `describe`, with tables before it or not. */
export function titlesIn(source: string): readonly string[] {
  const call =
    /^\s*(?:it|test|describe)(?:\.\w+(?:<[^;]*?>)?\([^;]*?\))?\(\s*(['"`])((?:(?!\1).)*)\1|^\s*\]\s*(?:as const)?\)\(\s*(['"`])((?:(?!\3).)*)\3/gmu;
  return Array.from(source.matchAll(call), ([, , plain, , after]) => plain ?? after ?? '');
}

/** `RCL-07 to RCL-09` names three. */
export function idsIn(title: string): readonly string[] {
  const ranged = title.replaceAll(
    /\b([A-Z]{3})-(\d\d) to \1-(\d\d)\b/g,
    (_, group: string, first: string, last: string) =>
      Array.from(
        { length: Number(last) - Number(first) + 1 },
        (__, index) => `${group}-${String(Number(first) + index).padStart(2, '0')}`,
      ).join(' '),
  );
  return Array.from(new Set(ranged.match(/\b[A-Z]{3}-\d\d\b/g)));
}

/** Rows of tables from which a test makes one case each; a row cites what its problem breaks. */
function tableTests(): readonly NamedTest[] {
  const damages: readonly Damage[] = [
    ...structureDamages,
    ...valueDamages,
    ...meaningDamages,
    ...statusDamages,
    ...transactionDamages,
    ...manifestDamages,
    ...contentDamages,
    ...zipDamages,
  ];
  const row = (file: string, title: string, codes: readonly ProblemCode[]): NamedTest => ({
    file,
    title,
    requirements: Array.from(new Set(codes.flatMap((code) => entryOf(code).requirements))),
  });
  return [
    ...damages.map(({ name, codes }) => row('protocol/edxml/decode.test.ts', name, codes)),
    ...mutations
      .filter(({ seenBy }) => seenBy === 'reader')
      .map(({ name, fault, meets }) =>
        row('simulator/hub/http/bad-input.test.ts', `${name}: ${fault}`, [meets]),
      ),
    ...brokenRequests(exampleSettings).map(({ name, expected }) =>
      row('simulator/hub/http/wire.test.ts', `is refused with its own code: ${name}`, [expected]),
    ),
  ];
}

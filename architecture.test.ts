import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Rule, SourceFile } from './architecture.ts';
import * as house from './architecture.ts';

const passedOver = new Set(['node_modules', 'dist', '.git', 'coverage', '.lienthong', '.stryker-tmp']);
const isText = /\.(ts|mjs|js|json|md|yml|yaml|edxml|xml|http|txt|html)$|(^|\/)(LICENSE|run)$/;

const files: readonly SourceFile[] = listFiles('').map((path) => ({
  path,
  text: isText.test(path) ? readFileSync(path, 'utf8') : '',
}));

function listFiles(folder: string): string[] {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (passedOver.has(entry.name)) return [];
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Each rule, and small houses that break it: a rule that cannot fail is none. */
const rules: readonly (readonly [name: string, rule: Rule, broken: readonly SourceFile[][]])[] = [
  [
    'rooms import only what the picture allows',
    house.importPicture,
    [
      [{ path: 'protocol/a.ts', text: "import { x } from '../fixtures/x.ts';" }],
      [{ path: 'fixtures/a.ts', text: "export { x } from '../simulator/x.ts';" }],
      [{ path: 'simulator/hub/a.ts', text: "const x = await import('../../cli/x.ts');" }],
      [{ path: 'simulator/a.test.ts', text: "import type { X } from '../cli/x.ts';" }],
      [{ path: 'conformance/checks/a.ts', text: "import { x } from '../../simulator/x.ts';" }],
      [{ path: 'loadtests/a.ts', text: "import { x } from '../protocol/x.ts';" }],
    ],
  ],
  [
    'what judges a packet shares no code with the codec',
    house.twoOracles,
    [
      [
        {
          path: 'conformance/checks/a.ts',
          text: "import { decodePacket } from '../../protocol/edxml/decode.ts';",
        },
      ],
      [
        {
          path: 'conformance/reading/a.ts',
          text: "import type { X } from '../../protocol/edxml/packet.ts';",
        },
      ],
    ],
  ],
  [
    'the kernel imports no module that reaches the world',
    house.pureImports,
    [
      [{ path: 'protocol/a.ts', text: "import { readFileSync } from 'node:fs';" }],
      [{ path: 'protocol/wire/a.ts', text: "import type { Socket } from 'node:net';" }],
    ],
  ],
  [
    'what k6 runs stands apart',
    house.k6Apart,
    [
      [{ path: 'loadtests/truth/a.ts', text: "import { readFileSync } from 'node:fs';" }],
      [{ path: 'loadtests/profiles/a.ts', text: "import http from 'k6/http';" }],
      [{ path: 'cli/load/a.ts', text: "import { send } from '../../loadtests/scripts/main.ts';" }],
    ],
  ],
  [
    'the kernel reads no clock, no chance, no process',
    house.pureKernel,
    [
      [{ path: 'protocol/a.ts', text: 'export const now = Date.now();' }],
      [{ path: 'protocol/a.ts', text: 'export const now = new Date();' }],
      [{ path: 'protocol/a.ts', text: 'export const x = Math.random();' }],
      [{ path: 'protocol/a.ts', text: 'export const home = process.env.HOME;' }],
      [{ path: 'protocol/a.ts', text: 'setTimeout(() => undefined, 1);' }],
    ],
  ],
  [
    'each library enters through few files',
    house.fewImporters,
    [
      [
        { path: 'protocol/a.ts', text: "import { XmlDocument } from 'libxml2-wasm';" },
        { path: 'protocol/b.ts', text: "import { XmlDocument } from 'libxml2-wasm';" },
      ],
    ],
  ],
  ['no folder is a drawer', house.noDrawers, [[{ path: 'protocol/utils/a.ts', text: '' }]]],
  ['no file has two jobs', house.shortFiles, [[{ path: 'cli/a.ts', text: 'a\n'.repeat(301) }]]],
  [
    'the misspelt element is spelled once',
    house.oneMisspelling,
    [[{ path: 'protocol/edxml/decode.ts', text: `const x = 'Buss${'iness'}';` }]],
  ],
  [
    'every test runs',
    house.everyTestRuns,
    ['it.skip', 'test.only', 'describe.todo', 'xit'].map((call) => [
      { path: 'cli/a.test.ts', text: `${call}('…', () => {});` },
    ]),
  ],
  [
    'what is switched off says why',
    house.excusedSuppressions,
    [
      [{ path: 'cli/a.ts', text: `// @ts-${'ignore'}` }],
      [{ path: 'cli/a.ts', text: `// eslint-${'disable'}-next-line` }],
    ],
  ],
  ['links between documents resolve', house.linksResolve, [[{ path: 'docs/a.md', text: '[b](b.md)' }]]],
  [
    'no file names a folder of one machine',
    house.noMachinePaths,
    [[{ path: 'docs/a.md', text: 'see /home/me/notes' }]],
  ],
];

test.each(rules)('%s', (_name, rule) => {
  expect(rule(files)).toEqual([]);
});

test.each(rules)('that %s is really checked', (_name, rule, broken) => {
  for (const house of broken) expect(rule(house), JSON.stringify(house)).not.toEqual([]);
});

test('the walk sees the whole house', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.some(({ path }) => path === 'protocol/edxml/names.ts')).toBe(true);
});

test('the lockfile names every optional package, so that npm ci works on every platform', () => {
  const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  );
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !(`node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages),
    ),
  );
  expect(missing).toEqual([]);
});

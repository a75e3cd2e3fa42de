import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allChecks } from '../checks/all.ts';
import type { CheckCode } from '../report/run-report.ts';
import { checkCode, codeOfSources } from './check-code.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'lienthong-code-'));
afterAll(() => rmSync(copy, { recursive: true }));

/** What another text in one file does to the code of the suite. */
async function edited(path: string, edit: (text: string) => string): Promise<CheckCode> {
  const file = join(copy, path);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, edit(text));
  const code = await codeOfSources(copy);
  writeFileSync(file, text);
  return code;
}

describe('the code of the checks', () => {
  let code: CheckCode;
  beforeAll(async () => {
    for (const room of ['conformance', 'protocol'])
      cpSync(join(house, room), join(copy, room), { recursive: true });
    code = await codeOfSources(copy);
  });
  const changed = (other: CheckCode) =>
    Object.keys(code.checks).filter((id) => code.checks[id] !== other.checks[id]);

  test('has every check of the suite, and no other', () => {
    expect(Object.keys(code.checks).toSorted()).toEqual(allChecks.map(({ id }) => id).toSorted());
    expect(Object.values(code.checks).every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
  });

  test('does not hang on where the sources lie, nor on how lines end', async () => {
    expect(await checkCode()).toEqual(code);
    const path = 'conformance/checks/clock-skew.ts';
    expect(await edited(path, (text) => text.replaceAll('\n', '\r\n'))).toEqual(code);
  });

  test('names the checks of a file that was changed, and no others', async () => {
    const other = await edited(
      'conformance/checks/clock-skew.ts',
      (text) => `${text}export const more = 1;\n`,
    );
    const ids = changed(other);
    expect(ids).toContain('receiver.clock');
    expect(ids).not.toContain('packet.organ-id-form');
    expect(other.shared).toBe(code.shared);
  });

  test.each(['conformance/engine/judge-check.ts', 'protocol/identity/organ-id.ts'])(
    'tells apart what all checks stand on: %s',
    async (path) => {
      const other = await edited(path, (text) => `${text}export const more = 1;\n`);
      expect([changed(other), other.shared === code.shared]).toEqual([[], false]);
    },
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-context.ts';
import { upkeep, upkeepWords } from './all.ts';

const program = { commands: upkeep, words: upkeepWords };
const run = (argv: readonly string[], language: 'vi' | 'en' = 'en') =>
  runRecorded(argv, { program, language });

const names = (await run(['--help'])).stdout
  .split('Commands:\n')[1]
  ?.split('\n')
  .map((line) => /^ {2}([a-z][a-z:-]*) /.exec(line)?.[1])
  .filter((name) => name !== undefined);

describe('the commands of those who keep the project', () => {
  it('are those that package.json hands to the launcher', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    const launcher = readFileSync('cli/setup.mjs', 'utf8');
    expect(names).toHaveLength(upkeep.length);
    for (const name of names ?? []) {
      expect(scripts[name]).toBe(`node cli/setup.mjs ${name}`);
      expect(launcher).toContain(`'${name}'`);
    }
  });

  it.each(names ?? [])(
    'give %s --help with an example, --json and --lang, in both languages',
    async (name) => {
      const [english, vietnamese] = [await run([name, '--help']), await run([name, '--help'], 'vi')];
      expect(english.exitCode).toBe(0);
      expect(english.stdout).toContain(`Usage: npm run ${name} -- [options]`);
      expect(english.stdout).toMatch(/Examples:\n {2}\$ .*npm run /);
      expect(english.stdout).toContain('--json');
      expect(vietnamese.stdout).toContain('Ví dụ:');
      expect(vietnamese.stdout).toContain(`Cách dùng: npm run ${name} -- `);
    },
  );

  it.each([
    [['bench', 'nothing'], 'sendEdoc'],
    [['bench', '--fast'], '--fast'],
    [['load:smoke', 'L99'], 'L10'],
    [['load:smoke', '--timeout', 'long'], '60s'],
    [['soak:kills', '--kills', '0'], '1000000'],
    [['soak:power-cuts', '--seed', 'x'], 'nine digits'],
    [['soak:fuzz', '--packets', '-1'], 'nine digits'],
    [['soak:load-mutants', '--only', 'nobody', '--driver'], 'orderly'],
    [['soak:load-mutants', '--only', 'loses-documents', '--every', '200', '--write'], '--every 100000'],
    [['soak:load-mutants', '--only', 'loses-documents', '--driver', '--write'], 'k6'],
    [['soak:load-mutants', '--only', 'leaks-memory', '--write'], 'once in so many'],
    [['mutation', 'protocol/nothing'], 'protocol/wire'],
    [['docs:performance', '--profiles', 'L99'], 'L10'],
    [['docs:performance', '--parts', 'nothing'], 'sendEdoc'],
    [['docs:performance', '--duration', 'long'], '60s'],
    [['opinions', '--strange'], '--strange'],
  ])('refuse %j with exit 64 and one line', async (argv, words) => {
    const { stdout, stderr, exitCode } = await run(argv);
    expect([stdout, exitCode]).toEqual(['', 64]);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  });

  it('run the kinds of fuzz that are named, and no other', async () => {
    const argv = ['soak:fuzz', '--cms', '2', '--client-hellos', '3', '--lanes', '1', '--json'];
    const { stdout, exitCode } = await run(argv);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ cms: { cases: 2 }, 'client-hellos': { cases: 3 } });
    expect(Object.keys(JSON.parse(stdout))).toHaveLength(2);
  });
});

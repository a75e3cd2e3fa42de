import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { commands } from './commands/all.ts';
import type { Register } from './program.ts';
import { runRecorded } from './recorded-context.ts';

const folder = new URL('../', import.meta.url);
const pages = [
  ...readdirSync(folder).filter((name) => name.endsWith('.md')),
  ...['docs/', 'docs/vi/'].flatMap((under) =>
    readdirSync(new URL(under, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => under + name),
  ),
];

/** Every command, none of which does anything. */
const idleCommands = commands.map(
  (register): Register =>
    (program, context) => {
      register(program, context);
      idle(program);
    },
);

function idle(command: Command): void {
  command.action(() => undefined).commands.forEach(idle);
}

/** The words of a line as a shell would hand them over, up to what belongs to the shell itself. */
function wordsOf(line: string): string[] {
  const [command = ''] = line.replaceAll(/\s[<>]{1,2}\s*\S+/g, '').split(/\s#|\s[|&]/);
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

/** What follows `lienthong` in the lines that call it, be it after a prompt or with a variable set. */
function callsIn(text: string): string[] {
  const call = /^\s*(?:\$ )?(?:npx )?(?:\w+=(?:\$\(|\S+ ))?lienthong ([^)\n]*)/gm;
  return [...text.replaceAll(/\\\n\s*/g, '').matchAll(call)].map(([, line = '']) => line);
}

/** The calls in the blocks of a page that are for a terminal. */
function callsOnPage(text: string): string[] {
  const blocks = text.matchAll(/^```(?:sh|console|bash|text)?\n(.*?)^```/gms);
  return [...blocks].flatMap(([, block = '']) => callsIn(block));
}

/** The lines that the parser does not take, each with what it has against it; nothing is run. */
async function refusedOf(lines: readonly string[]): Promise<string[]> {
  const program = { commands: idleCommands };
  const heard = lines.map(async (line) => ({ line, ...(await runRecorded(wordsOf(line), { program })) }));
  return (await Promise.all(heard))
    .filter(({ exitCode }) => exitCode !== 0)
    .map(({ line, stderr }) => `${line}: ${stderr}`);
}

/** The names of all commands, those below others with theirs before them. */
async function commandNames(above: readonly string[] = []): Promise<string[]> {
  const { stdout } = await runRecorded([...above, '--help', '--lang', 'en']);
  const [, list = ''] = stdout.split('Commands:\n');
  const names = [...list.matchAll(/^ {2}([a-z][a-z0-9-]*)/gm)].map(([, name = '']) => [...above, name]);
  const below = await Promise.all(names.map((name) => commandNames(name)));
  return names.flatMap((name, index) => [name.join(' '), ...(below[index] ?? [])]);
}

describe('command lines that a reader would copy', () => {
  it('notice a line that the program would not take', async () => {
    const lines = callsOnPage(
      '```sh\n$ lienthong hub --port 1 > a.json lienthong hub\nlienthong hub --prot 1\n```\n',
    );
    expect(await refusedOf(lines)).toHaveLength(2);
  });

  it.each(pages)('of %s are taken by the program', async (page) => {
    expect(await refusedOf(callsOnPage(readFileSync(new URL(page, folder), 'utf8')))).toEqual([]);
  });

  it.each(pages)('of %s name scripts that there are', (page) => {
    const text = readFileSync(new URL(page, folder), 'utf8');
    const named = [...text.matchAll(/npm run ([a-z][a-z0-9:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });

  it('of the help of every command are taken by the program', async () => {
    const names = await commandNames();
    expect(names).toContain('load run');
    for (const name of names) {
      const { stdout } = await runRecorded([...name.split(' '), '--help', '--lang', 'en']);
      const [, examples = ''] = stdout.split('Examples:\n');
      const lines = callsIn(examples);
      expect(lines, name).not.toEqual([]);
      expect(await refusedOf(lines), name).toEqual([]);
    }
  });
});

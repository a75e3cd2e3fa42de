import { describe, expect, it } from 'vitest';
import { addCommand } from './command.ts';
import { commands } from './commands/all.ts';
import { chooseLanguage } from './language.ts';
import type { Register } from './program.ts';
import { runRecorded } from './recorded-context.ts';

const names = (await runRecorded(['--help', '--lang', 'en'])).stdout
  .split('Commands:\n')[1]
  ?.split('\n')
  .map((line) => /^ {2}([a-z-]+)/.exec(line)?.[1])
  .filter((name) => name !== undefined);

describe('the program', () => {
  it('lists every command', () => {
    expect(names).toHaveLength(commands.length);
  });

  it.each(names ?? [])(
    'gives %s --help with an example, --json and --lang, in both languages',
    async (name) => {
      const english = await runRecorded([name, '--help', '--lang', 'en']);
      const vietnamese = await runRecorded([name, '--help', '--lang', 'vi']);
      expect(english.exitCode).toBe(0);
      expect(english.stdout).toMatch(/Usage: lienthong [a-z-]+/);
      expect(english.stdout).toMatch(/Examples:\n {2}\$ .*lienthong/);
      expect(english.stdout).toContain('--json');
      expect(vietnamese.stdout).toContain('Ví dụ:');
      expect(vietnamese.stdout).toContain('Cách dùng:');
    },
  );

  it('names the fixed values of options and arguments, and the usual one, in the language of the help', async () => {
    const help = async (...words: string[]) =>
      (await runRecorded([...words, '--help'])).stdout.replaceAll(/\s+/g, ' ');
    expect(await help('check', 'hub', '--lang', 'vi')).toContain(
      '--profile <name> hồ sơ đọc luật (law, field, legacy, DT21; mặc định law)',
    );
    expect(await help('check', 'hub', '--lang', 'en')).toContain(
      '--level <level...> only these levels (MUST, SHOULD, MAY)',
    );
    expect(await help('send', '--lang', 'vi')).toContain('chờ trả lời tối đa bao lâu (mặc định 2m)');
    expect(await help('scenario', '--lang', 'vi')).toContain('action làm gì (list, run, check)');
    expect(await help('scenario', '--lang', 'en')).toContain('--lang <lang> language: vi or en --');
  });

  it('prints help, and no error, when nothing is asked', async () => {
    const { stdout, stderr, exitCode } = await runRecorded([], { language: 'en' });
    expect(stdout).toContain('Usage: lienthong');
    expect([stderr, exitCode]).toEqual(['', 0]);
  });

  it.each([
    ['an unknown command', ['inspekt'], 'unknown command'],
    ['an unknown option', ['problems', '--jsno'], 'Did you mean --json'],
    ['an absent argument', ['verify-request'], 'capture'],
    ['an absent option', ['sign-request', 'getEdoc'], '--system'],
    ['too many arguments', ['problems', 'a', 'b'], 'too many arguments'],
    ['an unknown language', ['problems', '--lang', 'fr'], 'vi, en'],
  ])('answers %s with exit 64 and one line', async (_what, argv, words) => {
    const { stdout, stderr, exitCode } = await runRecorded(argv, { language: 'en' });
    expect(exitCode).toBe(64);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  });

  it.each([
    [2, ['check', 'packet', 'no-such-file']],
    [2, ['check', 'sender', '--reference', '--settings', 'no-such-file']],
    [2, ['rejudge', 'no-such-file']],
    [2, ['compare', 'no-such-file', 'none-either']],
    [2, ['inspect', 'no-such-file']],
    [2, ['verify', 'no-such-file']],
    [2, ['verify-certificate', 'no-such-file']],
    [2, ['report', 'no-such-file']],
    [2, ['load', 'truth', 'no-such-file']],
    [2, ['scenario', 'run', 'no-such-file.yaml']],
    [1, ['encrypt', 'no-such-file', '--for', 'none-either', '--out', 'nowhere']],
  ])(
    'ends with %i where %j finds nothing: 1 would be a verdict where a command gives one',
    async (code, argv) => {
      const { stderr, exitCode } = await runRecorded(argv, { language: 'en' });
      expect(stderr).toMatch(/there is no file “|no-such-file|none-either/);
      expect(exitCode).toBe(code);
    },
  );

  it.each([
    [1, undefined],
    [2, true],
  ] as const)('ends with %i on a bug of its own in a command that judges: %j', async (code, judges) => {
    const words = {
      summary: { vi: 'x', en: 'x' },
      examples: [],
      ...(judges === undefined ? {} : { judges }),
    };
    const broken: Register = (program, context) => {
      addCommand(addCommand(program, context, 'outer', words), context, 'inner', {
        ...{ summary: words.summary, examples: [] },
      }).action(() => {
        throw new TypeError('broken');
      });
    };
    const settings = { language: 'en', program: { commands: [broken] } } as const;
    const { stderr, exitCode } = await runRecorded(['outer', 'inner'], settings);
    expect(stderr).toContain('unexpected error: broken');
    expect(exitCode).toBe(code);
  });

  it('says the same in Vietnamese', async () => {
    const { stderr } = await runRecorded(['problems', '--jsno'], { language: 'vi' });
    expect(stderr).toBe(
      'lienthong: không có tuỳ chọn “--jsno” (Có phải ý bạn là --json?) Xem: lienthong --help\n',
    );
  });
});

describe('the language', () => {
  it.each([
    [['--lang', 'en'], {}, 'en'],
    [['x', '--lang=en'], { LIENTHONG_LANG: 'vi' }, 'en'],
    [[], { LIENTHONG_LANG: 'en', LANG: 'vi_VN.UTF-8' }, 'en'],
    [[], { LC_ALL: 'vi_VN.UTF-8', LANG: 'en_US.UTF-8' }, 'vi'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'fr_FR.UTF-8' }, 'en'],
    [[], { LANG: 'C.UTF-8' }, 'vi'],
    [[], {}, 'vi'],
  ] as const)('for %j with %j is %s', (argv, env, expected) => {
    expect(chooseLanguage(argv, env)).toBe(expected);
  });
});

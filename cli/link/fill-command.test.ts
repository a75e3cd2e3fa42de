import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fillCommand } from './fill-command.ts';

const roots = ['/srv/root.pem', '/srv/Tài liệu/root.pem', `/srv/a'b "c" $HOME \`d\` \\e.pem`];
/** As a person may write it, and what stands around the value in the word that the shell reads. */
const forms = [
  ['{root}', '', ''],
  ['"{root}"', '', ''],
  ["'{root}'", '', ''],
  ['"ca={root}"', 'ca=', ''],
  ['--ca={root}', '--ca=', ''],
  [`"it's "{root}`, "it's ", ''],
  [`'\\'{root}'"'`, '\\', '"'],
  [`\\"{root}\\'`, '"', "'"],
] as const;

describe('a command that is filled in', () => {
  it.each(forms.flatMap((form) => roots.map((root) => [...form, root] as const)))(
    'is one word to the shell: %s',
    (form, before, after, root) => {
      const line = fillCommand(`printf %s,%s x ${form}`, { root }, 'sh');
      const read = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
      expect(read).toBe(`x,${before}${root}${after}`);
    },
  );

  it('keeps a name that has no value', () => {
    expect(fillCommand('a {b} {c}', { c: 'd' }, 'sh')).toBe('a {b} d');
  });

  it.each([
    ['{root}', 'C:\\a\\root.pem', 'C:\\a\\root.pem'],
    ['{root}', 'C:\\a b\\root.pem', '"C:\\a b\\root.pem"'],
    ['"{root}"', 'C:\\a b\\root.pem', '"C:\\a b\\root.pem"'],
  ])('is one word to the shell of Windows: %s with %s', (form, root, filled) => {
    expect(fillCommand(form, { root }, 'cmd')).toBe(filled);
  });
});

import { wordOf } from '../check/shell-word.ts';

/** Who reads the command line: `cmd` on Windows, `sh` elsewhere. */
export type Shell = 'sh' | 'cmd';

/**
 * Puts values in place of `{name}` in a command line, so that each stays one word and is read to the letter: by itself,
 * or where the person has put it between quotes. A name without a value stays as it is.
 */
export function fillCommand(line: string, values: Readonly<Record<string, string>>, shell: Shell): string {
  const { quoted, plain, single, double } = manners[shell];
  const fill = (text: string, manner: (value: string) => string) =>
    text.replaceAll(/\{(\w+)\}/g, (found, name: string) => {
      const value = values[name];
      return value === undefined ? found : manner(value);
    });
  return line.replaceAll(quoted, (part) => {
    if (part.startsWith("'")) return fill(part, single);
    if (part.startsWith('"')) return fill(part, double);
    return fill(part, plain);
  });
}

/** How each shell reads what stands between quotes and what does not. */
const manners = {
  sh: {
    quoted: /'[^']*'|"(?:\\.|[^"\\])*"|\\.|\{\w+\}/gs,
    plain: wordOf,
    single: (value: string) => value.replaceAll("'", `'\\''`),
    double: (value: string) => value.replaceAll(/[\\"$`]/g, '\\$&'),
  },
  cmd: {
    quoted: /"[^"]*"|\{\w+\}/g,
    plain: (value: string) => (/^[\w.:\\/-]+$/.test(value) ? value : `"${value}"`),
    single: (value: string) => value,
    double: (value: string) => value,
  },
} as const;

import type { Language } from '../protocol/problems/entry.ts';

/**
 * The language to speak: `--lang` wherever it stands, else `LIENTHONG_LANG`, else the locale, else
 * Vietnamese. It is needed before the arguments are parsed, because the parser's own texts are in it.
 * An unknown `--lang` counts as not given here; the parser refuses it afterwards.
 */
export function chooseLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  return (
    asLanguage(argumentOf(argv, '--lang')) ??
    asLanguage(env['LIENTHONG_LANG']) ??
    languageOfLocale(env['LC_ALL'] || env['LANG'] || '') ??
    'vi'
  );
}

function argumentOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.lastIndexOf(name);
  if (at >= 0) return argv[at + 1];
  return argv.findLast((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

function asLanguage(text: string | undefined): Language | undefined {
  return text === 'vi' || text === 'en' ? text : undefined;
}

/** `C` and `POSIX` name no language; any other locale but Vietnamese is better served by English. */
function languageOfLocale(locale: string): Language | undefined {
  if (locale === '' || /^(C|POSIX)(\.|$)/.test(locale)) return undefined;
  return locale.startsWith('vi') ? 'vi' : 'en';
}

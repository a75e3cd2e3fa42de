/** Names of the Adobe Glyph List for signs that are no letters, as far as letters of offices use them. */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    space: ' ',
    nbspace: '\u00a0',
    period: '.',
    comma: ',',
    colon: ':',
    semicolon: ';',
    hyphen: '-',
    minus: '\u2212',
    slash: '/',
    parenleft: '(',
    parenright: ')',
    quotesingle: "'",
    quotedbl: '"',
    quoteleft: '\u2018',
    quoteright: '\u2019',
    quotedblleft: '\u201c',
    quotedblright: '\u201d',
    endash: '\u2013',
    emdash: '\u2014',
    bullet: '\u2022',
    percent: '%',
    ampersand: '&',
    asterisk: '*',
    plus: '+',
    equal: '=',
    underscore: '_',
    question: '?',
    exclam: '!',
    at: '@',
    zero: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    Dcroat: 'Đ',
    dcroat: 'đ',
    Ohorn: 'Ơ',
    ohorn: 'ơ',
    Uhorn: 'Ư',
    uhorn: 'ư',
  }),
);

const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    grave: '\u0300',
    acute: '\u0301',
    circumflex: '\u0302',
    tilde: '\u0303',
    breve: '\u0306',
    hookabove: '\u0309',
    dotbelow: '\u0323',
  }),
);

/** Reads the name of a glyph: `A`, `uni1EA1`, `u1EA1`, `acircumflex`, and the signs above. */
export function textOfGlyph(name: string): string | undefined {
  const known = signs.get(name);
  if (known !== undefined) return known;
  if (/^[A-Za-z]$/.test(name)) return name;
  const [, code] = /^(?:uni|u)([0-9A-F]{4,5})$/.exec(name) ?? [];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  const [, letter, accent] = /^([A-Za-z])([a-z]+)$/.exec(name) ?? [];
  const mark = accents.get(accent ?? '');
  return letter === undefined || mark === undefined ? undefined : (letter + mark).normalize('NFC');
}

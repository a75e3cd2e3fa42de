import type { Language } from '../../protocol/problems/entry.ts';
import type { FindingPlace } from '../finding.ts';

const words = {
  vi: { line: 'dòng', column: 'cột', byte: 'byte' },
  en: { line: 'line', column: 'column', byte: 'byte' },
} as const;

/** A place for people and logs alike: `#12 sendEdoc: request Header/From, line 4, column 7`. */
export function placeText(place: FindingPlace, language: Language = 'en'): string {
  const part = partText(place, language);
  return place.name === undefined ? `#${place.entry} ${part}` : `#${place.entry} ${place.name}: ${part}`;
}

/** The same without the number of the entry. */
export function partText({ part, path, line, column, offset }: FindingPlace, language: Language): string {
  const said = words[language];
  const counts = [
    line === undefined ? '' : `${said.line} ${line}`,
    column === undefined ? '' : `${said.column} ${column}`,
    offset === undefined ? '' : `${said.byte} ${offset}`,
  ];
  const where = path === undefined || path === '' ? part : `${part} ${path}`;
  return [where, ...counts].filter((each) => each !== '').join(', ');
}

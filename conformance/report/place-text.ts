import type { Language } from '../../protocol/problems/entry.ts';
import type { FindingPlace } from '../finding.ts';

const words = {
  vi: { line: 'dòng', column: 'cột', byte: 'byte' },
  en: { line: 'line', column: 'column', byte: 'byte' },
} as const;

/** The parts of an entry that findings point to; another one is shown as it stands. */
const parts: Readonly<Record<string, string>> = {
  request: 'yêu cầu',
  answer: 'trả lời',
  packet: 'gói tin',
  file: 'tệp',
  screen: 'màn hình',
  step: 'bước',
};

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
  const named = language === 'vi' ? (parts[part] ?? part) : part;
  const where = path === undefined || path === '' ? named : inPart(named, part, path, language);
  return [where, ...counts].filter((each) => each !== '').join(', ');
}

/** A field of an answer's JSON is called one where Vietnamese is read: `trả lời status` says nothing to an officer. */
function inPart(named: string, part: string, path: string, language: Language): string {
  if (language !== 'vi' || part !== 'answer') return `${named} ${path}`;
  return path === 'body' ? `toàn bộ nội dung ${named}` : `${named}, trường “${path}”`;
}

import { type Place, problem } from '../problems/problem.ts';
import { type Read, type Reading, read, unread } from '../result.ts';
import { codeFaults } from './code-faults.ts';

declare const organCode: unique symbol;
declare const levelOneCode: unique symbol;

/** The text of an identity code that has been parsed. */
export type OrganCode = string & { readonly [organCode]: true };

/** The level-1 part of a code: one letter and two digits, `H37`. */
export type LevelOneCode = string & { readonly [levelOneCode]: true };

/** What `OrganId` may hold, by the generation that the code belongs to. */
export type OrganId = GroupedCode | SchemeCode | EnterpriseCode | IrregularCode;

/** A code that grows from a level-1 body. */
export interface GroupedCode {
  /**
   * `2014`: `00.00.H29`, smallest unit first, only history now (IDC-15). `2016`: 13 characters
   * `000.00.13.H53`, smallest unit first (IDC-02). `2020`: level 1 first, at most 35 characters (IDC-01).
   */
  readonly generation: '2014' | '2016' | '2020';
  readonly text: OrganCode;
  readonly levelOne: LevelOneCode;
  /** The groups from level 1 downwards, whatever their order in the text; zero groups are kept. */
  readonly groups: readonly string[];
}

/** A code of a registered identification scheme: `Z01` to `Z99` and 1 to 32 characters (IDC-08). */
export interface SchemeCode {
  readonly generation: 'scheme';
  readonly text: OrganCode;
  readonly scheme: string;
  readonly value: string;
}

/**
 * The registration number of an enterprise, a co-operative or a household business (IDC-09): 10 digits, 13
 * digits for a dependent unit, or the 12 digits `02` + 10 that two packets of the field carry [I].
 */
export interface EnterpriseCode {
  readonly generation: 'enterprise';
  readonly text: OrganCode;
  readonly form: 'ten-digits' | 'thirteen-digits' | 'prefixed';
}

/** A text of lawful characters and length in no known form, as the field has them: `00.00.008.K99`. */
export interface IrregularCode {
  readonly generation: 'irregular';
  readonly text: OrganCode;
}

/** `observed` reads an irregular code with a warning, where `strict` refuses it. */
export type CodeDialect = 'strict' | 'observed';

const form2014 = /^(\d{2})\.(\d{2})\.([A-Z]\d{2})$/;
const form2016 = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/;
const form2020 = /^([A-Z]\d{2})((?:\.[0-9A-Z]+)*)$/;
const formScheme = /^(Z(?!00)\d{2})([0-9A-Z][0-9A-Z.]{0,31})$/;
const formEnterprise = /^(?:\d{10}|\d{13}|02\d{10})$/;

/**
 * Parses an identity code of any generation. Problems: the `identity.code-*` and
 * `identity.scheme-code-malformed` entries, all of them errors. `place` is where the text stands in the
 * packet. Whether the code is open, or may still be written, is judged by `checkCodeInUse`.
 */
export function parseOrganId(
  text: string,
  place: Place | string = 'OrganId',
  dialect: CodeDialect = 'strict',
): Reading<OrganId> {
  const known = knownCodes.get(text);
  if (known !== undefined) return known;
  const faults = codeFaults(text, place);
  if (faults.length > 0) return unread(...faults);
  const code = classify(detached(text));
  if (code !== undefined) return remember(read(code));
  const isScheme = text.startsWith('Z');
  const shape = problem(isScheme ? 'identity.scheme-code-malformed' : 'identity.code-malformed', place, {
    seen: text,
    ...(dialect === 'observed' ? { severity: 'warning' } : {}),
  });
  return dialect === 'observed'
    ? read({ generation: 'irregular', text: asCode(text) }, [shape])
    : unread(shape);
}

/** Readings of right codes, which say nothing of a place: packets name the same bodies again and again. */
const knownCodes = new Map<string, Read<OrganId>>();
/** Of at most 35 characters each. */
const mostKnown = 4096;

function remember(reading: Read<OrganId>): Read<OrganId> {
  if (knownCodes.size >= mostKnown) knownCodes.clear();
  knownCodes.set(reading.value.text, reading);
  return reading;
}

/** The level-1 part of a code that has one; scheme codes, enterprises and irregular codes have none. */
export function levelOne(code: OrganId): LevelOneCode | undefined {
  return 'levelOne' in code ? code.levelOne : undefined;
}

/** True for a system that exchanges for others: its level 1 is the letter W [C]. */
export function isExchangeCentre(code: OrganId): boolean {
  return levelOne(code)?.startsWith('W') ?? false;
}

/** True when a text is the code of such a system. Only one with a W in it is looked at closely. */
export function namesExchangeCentre(text: string): boolean {
  if (!text.includes('W')) return false;
  const parsed = parseOrganId(text, 'code', 'observed');
  return parsed.ok && isExchangeCentre(parsed.value);
}

/** The level-1 part as a branded text, when `text` is one letter and two digits. */
export function asLevelOne(text: string): LevelOneCode | undefined {
  return isLevelOne(text) ? text : undefined;
}

/** A copy: a part of a longer text would hold all of it. */
function detached(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function classify(text: string): OrganId | undefined {
  if (text.startsWith('Z')) return scheme(text);
  if (form2020.test(text)) return grouped(text, '2020', text.split('.'));
  if (form2016.test(text)) return grouped(text, '2016', text.split('.').toReversed());
  if (form2014.test(text)) return grouped(text, '2014', text.split('.').toReversed());
  return formEnterprise.test(text) ? enterprise(text) : undefined;
}

function grouped(
  text: string,
  generation: GroupedCode['generation'],
  groups: readonly string[],
): GroupedCode | undefined {
  const [top = ''] = groups;
  return isLevelOne(top) ? { generation, groups, text: asCode(text), levelOne: top } : undefined;
}

function scheme(text: string): SchemeCode | undefined {
  const [, name, value] = formScheme.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return { generation: 'scheme', text: asCode(text), scheme: name, value };
}

function enterprise(text: string): EnterpriseCode {
  const form = text.length === 10 ? 'ten-digits' : text.length === 12 ? 'prefixed' : 'thirteen-digits';
  return { generation: 'enterprise', text: asCode(text), form };
}

function isLevelOne(text: string): text is LevelOneCode {
  return /^[A-Z]\d{2}$/.test(text);
}

function asCode(text: string): OrganCode {
  return text as OrganCode;
}

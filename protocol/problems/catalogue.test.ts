import { describe, expect, it } from 'vitest';
import { deadlines } from '../calendar/deadline-table.ts';
import { delivery } from '../lifecycle/delivery.ts';
import { describeMachine } from '../lifecycle/describe-machine.ts';
import { processing } from '../lifecycle/processing.ts';
import { unaccent } from '../wire/ascii.ts';
import { catalogue, isProblemCode } from './catalogue.ts';
import { describeProblem } from './describe.ts';
import type { ProblemEntry } from './entry.ts';
import { problem } from './problem.ts';
import { requirementIds } from './requirement-ids-under-test.ts';

const entries: readonly (readonly [string, ProblemEntry])[] = Object.entries(catalogue);

/** The codes whose entries break a rule; empty when all keep it. */
function breaking(rule: (entry: ProblemEntry, code: string) => boolean): readonly string[] {
  return entries.filter(([code, entry]) => !rule(entry, code)).map(([code]) => code);
}

function textsOf({ text, remedy }: ProblemEntry): readonly string[] {
  return [text.vi, text.en, remedy.vi, remedy.en];
}

function placeholders(text: string): readonly string[] {
  return [...new Set(text.match(/\{[^}]*\}?/g) ?? [])].sort();
}

describe('the catalogue of problems', () => {
  it('has many entries, each under a code of the one form', () => {
    expect(entries.length).toBeGreaterThan(100);
    expect(breaking((_, code) => /^[a-z]+\.[a-z0-9-]+$/.test(code))).toEqual([]);
  });

  it('says something, in one sentence, without space around it, in composed letters', () => {
    const isSound = (text: string) =>
      /^\S.*[.…?]$/u.test(text) && text === text.normalize('NFC') && text.length <= 240;
    expect(breaking((entry) => textsOf(entry).every(isSound))).toEqual([]);
  });

  it('is Vietnamese with its marks on one side and English without them on the other', () => {
    const marked = /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]/iu;
    expect(breaking((entry) => marked.test(entry.text.vi))).toEqual([]);
    const unmarked = entries
      .filter(([, entry]) => !marked.test(entry.remedy.vi))
      .map(([, entry]) => entry.remedy.vi);
    expect(unmarked.filter((text) => text !== 'Ghi {expected}.')).toEqual([]);
    const plain = (text: string) => !marked.test(text.replaceAll(/“[^”]*”|[A-ZĐ]{2,}/gu, ''));
    expect(breaking((entry) => plain(entry.text.en) && plain(entry.remedy.en))).toEqual([]);
  });

  it('has one Vietnamese term for the secret and one way to write the hub', () => {
    const other = /[Mm]ã bí mật|(?<!\p{L})trục(?!\p{L}| trặc)/u;
    expect(breaking(({ text, remedy }) => !other.test(text.vi) && !other.test(remedy.vi))).toEqual([]);
  });

  it('can be read without marks in ASCII, as answers of the hub must be (ERR-02)', () => {
    const keepsSigns = (text: string) => {
      const ascii = unaccent(text);
      return /^[\x20-\x7e]+$/.test(ascii) && ascii.split('?').length === text.split('?').length;
    };
    expect(breaking((entry) => textsOf(entry).every(keepsSigns))).toEqual([]);
  });

  it('fills in only what a problem has', () => {
    const known = ['{expected}', '{path}', '{seen}'];
    expect(
      breaking((entry) =>
        textsOf(entry).every((text) => placeholders(text).every((each) => known.includes(each))),
      ),
    ).toEqual([]);
  });

  it('fills in the same in both languages', () => {
    const isSame = (vi: string, en: string) => placeholders(vi).join() === placeholders(en).join();
    expect(breaking(({ text, remedy }) => isSame(text.vi, text.en) && isSame(remedy.vi, remedy.en))).toEqual(
      [],
    );
  });

  it('cites requirements that exist, each once', () => {
    expect(requirementIds.size).toBe(282);
    const isCited = ({ requirements }: ProblemEntry) =>
      requirements.every((id) => requirementIds.has(id)) &&
      new Set(requirements).size === requirements.length;
    expect(breaking(isCited)).toEqual([]);
  });

  it('says the same thing under no two codes', () => {
    for (const language of ['vi', 'en'] as const) {
      const texts = entries.map(([, entry]) => entry.text[language]);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  it('describes any of its problems without leaving a placeholder', () => {
    const codes = entries.map(([code]) => code).filter(isProblemCode);
    expect(codes).toHaveLength(entries.length);
    const described = codes.flatMap((code) =>
      (['vi', 'en'] as const).flatMap((language) => {
        const made = problem(code, 'From/OrganId', { seen: '$&', expected: 'H37' });
        const { text, remedy } = describeProblem(made, language);
        return [text, remedy];
      }),
    );
    expect(described.filter((text) => /\{(seen|expected|path)\}/.test(text))).toEqual([]);
  });
});

describe('what else cites requirements', () => {
  it('cites ones that exist: the lifecycles and the deadlines', () => {
    const cited = [
      ...describeMachine(delivery).flatMap((row) => row.requirements),
      ...describeMachine(processing).flatMap((row) => row.requirements),
      ...Object.values(deadlines).flatMap((each) => each.provision.requirements),
    ];
    expect(cited.filter((id) => !requirementIds.has(id))).toEqual([]);
  });
});

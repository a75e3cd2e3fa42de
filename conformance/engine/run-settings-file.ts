import { durationPattern, parseDuration } from '../../protocol/calendar/duration.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import { durationWords, toleranceRows } from '../report/tolerance-words.ts';
import { type Tolerances, usualTolerances } from '../tolerances.ts';

/** What a person may set for a run in a file: nothing of it is what the law says, all of it is printed. */
export interface RunSettingsFile {
  /** Times as text: `90s`, `20m`, `1h30m`. What is left out stays as usual. */
  readonly tolerances?: Readonly<Partial<Record<keyof Tolerances, string>>>;
  /** GEN-03: types of documents (`TypeName`) of which paper may follow, by the list of the head of the body. */
  readonly paperAlsoFor?: readonly string[];
}

const times: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  toleranceRows.map(([key, name]) => {
    const usual = durationWords(usualTolerances[key]).en;
    return [
      key,
      { type: 'string', pattern: durationPattern, description: `${name.vi} / ${name.en}; ${usual}` },
    ];
  }),
);

/** JSON Schema of that file. */
export const runSettingsSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Thiết lập của một phiên kiểm thử / settings of a run',
  type: 'object',
  properties: {
    tolerances: {
      ...{ type: 'object', properties: times, additionalProperties: false },
      description: 'Dung sai thời gian: 90s, 20m, 1h30m / tolerances',
    },
    paperAlsoFor: {
      ...{ type: 'array', items: { type: 'string', pattern: '\\S' } },
      description:
        'Loại văn bản được gửi kèm bản giấy theo danh mục của người đứng đầu / types of documents with paper',
    },
  },
  additionalProperties: false,
};

/** The tolerances of a run: the usual ones, but for those that are set. */
export function tolerancesOf({ tolerances = {} }: RunSettingsFile): Tolerances {
  return {
    ...usualTolerances,
    ...Object.fromEntries(Object.entries(tolerances).map(([key, text]) => [key, parseDuration(text)])),
  };
}

const pairs = [
  ['urgentSendWarn', 'urgentSendFail'],
  ['urgentPickWarn', 'urgentPickFail'],
  ['skewWarn', 'skewFail'],
] as const;

/** A warning that comes after the failure is none. */
export function checkRunSettings(file: RunSettingsFile): readonly Problem[] {
  const set = tolerancesOf(file);
  return pairs.flatMap(([warn, fail]) => {
    if (set[warn] <= set[fail]) return [];
    const key = file.tolerances?.[warn] === undefined ? fail : warn;
    const expected = `${warn} ≤ ${fail} (${durationWords(set[fail]).en})`;
    return [
      problem('settings.value-wrong', `tolerances/${key}`, { seen: file.tolerances?.[key] ?? '', expected }),
    ];
  });
}

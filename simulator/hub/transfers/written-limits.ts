import { documentTypes } from '../../../protocol/edxml/document-types.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { JsonSchema } from '../../../protocol/settings/schema-reader.ts';
import { type AcceptanceLimits, type AcceptanceRow, usualLimits } from './acceptance.ts';

/** Limits of acceptance as a person writes them: in a world, in a scenario, at the management port. */
export interface WrittenLimits {
  readonly rows?: readonly AcceptanceRow[];
  /** Where no row fits; four working hours unless told. */
  readonly otherwise?: AcceptanceRow['limit'];
}

const oneYear = 366 * 24 * 60;
const strict = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema => ({
  ...{ type: 'object', properties, required, additionalProperties: false },
});

/** `Type` and `TypeDetail` of a document, as its packet has them. */
export const documentTypeProperties: Readonly<Record<'type' | 'typeDetail', JsonSchema>> = {
  type: { enum: [1, 2], description: '1 for normative documents, 2 for administrative ones' },
  typeDetail: {
    type: 'integer',
    minimum: 1,
    maximum: Math.max(documentTypes[1].length, documentTypes[2].length),
    description: 'number in the list of that type: 18 of type 2 is công văn',
  },
};

const limit = strict(
  {
    kind: { enum: ['working-minutes', 'clock-minutes'], description: 'what is counted' },
    minutes: { type: 'integer', minimum: 1, maximum: oneYear },
  },
  ['kind', 'minutes'],
);

/** The schema of written limits. */
export const limitsSchema: JsonSchema = {
  ...strict(
    {
      rows: {
        type: 'array',
        items: strict({ ...documentTypeProperties, limit }, ['type', 'limit']),
        description: 'one with typeDetail goes before one for all of its type',
      },
      otherwise: { ...limit, description: 'where no row fits; 240 working minutes unless told' },
    },
    [],
  ),
  description: 'how long a receiver may take to say 02 or 03, by type of document',
};

/** What the schema cannot say: each type has a list of its own, and one limit. */
export function checkLimits({ rows = [] }: WrittenLimits, path: string): readonly Problem[] {
  const names = rows.map(({ type, typeDetail }) =>
    typeDetail === undefined ? `${type}` : `${type}/${typeDetail}`,
  );
  return rows.flatMap((row, index) => {
    const [place, seen = ''] = [`${path}/${index}`, names[index]];
    const repeated = names.indexOf(seen) < index ? [problem('settings.id-repeated', place, { seen })] : [];
    return [...checkDocumentType(row, place), ...repeated];
  });
}

/** The list of each type has its own length. */
export function checkDocumentType(
  { type, typeDetail }: Pick<AcceptanceRow, 'type' | 'typeDetail'>,
  path: string,
): readonly Problem[] {
  const most = (type === 1 ? documentTypes[1] : documentTypes[2]).length;
  if (typeDetail === undefined || typeDetail <= most) return [];
  const detail = { seen: String(typeDetail), expected: `1..${most}` };
  return [problem('settings.value-wrong', `${path}/typeDetail`, detail)];
}

/** The limits by which a hub goes, from written ones. */
export function limitsFrom(
  { rows = [], otherwise = usualLimits.otherwise }: WrittenLimits,
  calendar: AcceptanceLimits['calendar'] = usualLimits.calendar,
): AcceptanceLimits {
  const isGeneral = ({ typeDetail }: AcceptanceRow) => (typeDetail === undefined ? 1 : 0);
  return { rows: rows.toSorted((one, other) => isGeneral(one) - isGeneral(other)), otherwise, calendar };
}

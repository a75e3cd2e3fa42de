import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';

/** One statement of a file: what somebody declares with a dated file, or attests by word. */
export interface Statement {
  readonly requirement: string;
  readonly manner: 'declared' | 'attested';
  readonly by: string;
  /** Day that it is about, `yyyy-mm-dd`. */
  readonly dated: string;
  readonly text: string;
  /** File that proves it, beside the statement's own; a declaration has one. */
  readonly file?: string;
}

const filled = { type: 'string', pattern: '\\S' };

const statement = (manner: 'declared' | 'attested', required: readonly string[]) => ({
  type: 'object',
  properties: {
    manner: { const: manner },
    requirement: { type: 'string', pattern: '^[A-Z]+-\\d+$', description: 'RET-01' },
    by: { ...filled, description: 'Ai xác nhận, chức vụ / who says so, and as what' },
    dated: {
      type: 'string',
      format: 'date',
      description: 'Ngày của hồ sơ / day that it is about',
    },
    text: { ...filled, description: 'Nội dung / what is said' },
    file: { ...filled, description: 'Tệp chứng minh, đường dẫn từ tệp này / file that proves it' },
  },
  required: ['manner', 'requirement', 'by', 'dated', 'text', ...required],
  additionalProperties: false,
});

/** JSON Schema of a file of statements. */
export const statementFileSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Hồ sơ và lời xác nhận / evidence on file and attended steps',
  type: 'object',
  properties: {
    statements: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['manner'],
        discriminator: { propertyName: 'manner' },
        oneOf: [statement('declared', ['file']), statement('attested', [])],
      },
    },
  },
  required: ['statements'],
  additionalProperties: false,
};

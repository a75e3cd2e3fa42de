import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';

const filled = { type: 'string', pattern: '\\S' };

/** JSON Schema of a file of known failures. */
export const waiverFileSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Lỗi đã biết của một hệ thống được kiểm thử / known failures of a system under test',
  type: 'object',
  properties: {
    knownFailures: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          check: { ...filled, description: 'Mã phép kiểm tra / id of the check: packet.organ-id-form' },
          requirement: { type: 'string', pattern: '^[A-Z]+-\\d+$', description: 'IDC-01' },
          reason: { ...filled, description: 'Vì sao chưa sửa / why it is not mended yet' },
          owner: { ...filled, description: 'Ai chịu trách nhiệm / who answers for it' },
          expires: {
            type: 'string',
            format: 'date',
            description: 'Ngày cuối cùng còn hiệu lực / last day on which it holds',
          },
        },
        required: ['check', 'requirement', 'reason', 'owner', 'expires'],
        additionalProperties: false,
      },
    },
  },
  required: ['knownFailures'],
  additionalProperties: false,
};

import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import type { HubKnowledge, HubStage } from './stage.ts';

/** How a hub under test is reached, as its operator writes it down. */
export interface HubFile {
  readonly endpoint: string;
  readonly management?: string;
  /** PEM file with the roots that its certificate comes from, beside those of the computer; relative to this file. */
  readonly roots?: string;
  readonly accounts: HubStage['accounts'];
  readonly known?: HubKnowledge;
}

const filled = { type: 'string', pattern: '\\S' };
const address = { type: 'string', pattern: '^https?://[^\\s]*[^/\\s]$' };

const account = {
  type: 'object',
  properties: {
    systemId: { ...filled, description: 'SystemId được cấp / the id that was given out' },
    secret: { ...filled, description: 'SecretKey; chỉ dùng tài khoản thử nghiệm / of a test account only' },
    agencies: {
      type: 'array',
      items: filled,
      minItems: 1,
      description: 'Mã cơ quan được gửi bằng tài khoản này / codes that it may send from',
    },
  },
  required: ['systemId', 'secret', 'agencies'],
  additionalProperties: false,
};

/** JSON Schema of the file that names a hub under test. */
export const hubFileSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Trục được kiểm thử / a hub under test',
  type: 'object',
  properties: {
    endpoint: { ...address, description: 'Địa chỉ các thao tác / where its operations are' },
    management: { ...address, description: 'Cổng quản trị, nếu có / management end, where there is one' },
    roots: {
      ...filled,
      description:
        'Tệp PEM chứa CA gốc riêng của Trục, tính từ thư mục của tệp này / PEM file of its own root certificates, relative to this file',
    },
    accounts: {
      type: 'array',
      items: account,
      minItems: 3,
      description: 'Ba tài khoản thử nghiệm trở lên / three test accounts or more',
    },
    known: {
      type: 'object',
      properties: {
        packetBytes: { type: 'integer', minimum: 1, description: 'Gói tin lớn nhất / longest packet, bytes' },
        closedCode: { ...filled, description: 'Một mã đã đóng / a code that was closed' },
        lockedCode: { ...filled, description: 'Một mã bị khoá / a code that is locked' },
      },
      additionalProperties: false,
    },
  },
  required: ['endpoint', 'accounts'],
  additionalProperties: false,
};

import { isUtf8 } from 'node:buffer';
import type { ErrorObject, JSONSchemaType } from 'ajv';
import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { compileSchema } from '../settings/schema-reader.ts';
import { sniffEncoding } from '../xml/encoding.ts';
import { unwritableIn } from '../xml/escape.ts';

/** What `registerAgency` asks for: one agency below an exchange centre or a parent agency [2+]. */
export interface AgencyRegistration {
  /** '' creates; the id of an entry updates it. */
  readonly id: string;
  /** Code of the parent agency or of the exchange centre. */
  readonly pcode: string;
  readonly code: string;
  readonly name: string;
  /** '' when there is none; so are `mobile` and `fax`. */
  readonly mail: string;
  readonly mobile: string;
  readonly fax: string;
}

interface RegistrationBody {
  pcode: string;
  code: string;
  name: string;
  id?: string | null;
  mail?: string | null;
  mobile?: string | null;
  fax?: string | null;
}

const filled = { type: 'string', pattern: '\\S' } as const;
/** .NET clients may write null for a field that was never set [I]. */
const optional = { type: 'string', nullable: true } as const;

/** The JSON Schema of the body; unknown fields are let through. */
export const registrationSchema: JSONSchemaType<RegistrationBody> = {
  type: 'object',
  required: ['pcode', 'code', 'name'],
  properties: {
    id: optional,
    pcode: filled,
    code: filled,
    name: filled,
    mail: optional,
    mobile: optional,
    fax: optional,
  },
};

const validate = compileSchema<RegistrationBody>(registrationSchema);
const utf8 = new TextDecoder();

/** Reads the JSON body of `registerAgency`, UTF-8. Finds every field that is missing or wrong. */
export function parseRegistration(body: Uint8Array): Reading<AgencyRegistration> {
  const json = parseJson(body);
  if (!json.ok) return json;
  if (!validate(json.value)) return unread(...(validate.errors ?? []).map(problemOf));
  const registration = registrationOf(json.value);
  const unwritable = findUnwritable(registration);
  return unwritable.length === 0 ? read(registration) : unread(...unwritable);
}

/** JSON can write characters that no edXML packet holds, and not every store. */
function findUnwritable(registration: AgencyRegistration): readonly Problem[] {
  return Object.entries(registration).flatMap(([field, text]: readonly [string, string]) => {
    const seen = unwritableIn(text);
    return seen === undefined
      ? []
      : [problem('wire.agency-field-wrong', field, { seen, expected: writable })];
  });
}

const writable = 'U+0009, U+000A, U+000D, U+0020–U+D7FF, U+E000–U+FFFD, U+10000–U+10FFFF';

/**
 * Writes the body as the vendor's sample does: this order of keys, nothing left out, letters beyond ASCII as
 * UTF-8.
 */
export function writeRegistration(agency: AgencyRegistration): Uint8Array {
  const { id, pcode, code, name, mail, mobile, fax } = agency;
  return Buffer.from(JSON.stringify({ id, pcode, code, name, mail, mobile, fax }), 'utf8');
}

function parseJson(body: Uint8Array): Reading<unknown> {
  const foreign = foreignEncoding(body);
  if (foreign !== undefined) return unread(problem('wire.agency-json-broken', 'body', { seen: foreign }));
  try {
    const value: unknown = JSON.parse(utf8.decode(body));
    return read(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unread(problem('wire.agency-json-broken', 'body', { seen: error.message }));
  }
}

/** The encoding in which it is written instead, or the first byte that is of no UTF-8, with its place from 0. */
function foreignEncoding(body: Uint8Array): string | undefined {
  const sniffed = sniffEncoding(body);
  if (!sniffed.readable) return sniffed.encoding;
  if (isUtf8(body)) return undefined;
  const [before = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body).split('\ufffd');
  const at = Buffer.byteLength(before);
  return `not UTF-8 (byte 0x${body[at]?.toString(16)} at ${at})`;
}

function registrationOf(body: RegistrationBody): AgencyRegistration {
  return {
    id: body.id ?? '',
    pcode: body.pcode.trim(),
    code: body.code.trim(),
    name: body.name.trim(),
    mail: body.mail ?? '',
    mobile: body.mobile ?? '',
    fax: body.fax ?? '',
  };
}

function problemOf(error: ErrorObject): Problem {
  const field = error.instancePath.slice(1);
  if (error.keyword === 'required') {
    return problem('wire.agency-field-missing', String(error.params['missingProperty']));
  }
  if (error.keyword === 'pattern') return problem('wire.agency-field-missing', field);
  if (field === '') return problem('wire.agency-json-broken', 'body', { seen: typeName(error.data) });
  return problem('wire.agency-field-wrong', field, {
    seen: JSON.stringify(error.data),
    expected: 'a JSON string',
  });
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

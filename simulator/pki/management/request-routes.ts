import { certificateProfiles } from '../../../fixtures/keys/profiles.ts';
import { counted, list, object, type Route, strict, text } from '../../hub/management/route.ts';
import { authorityNames } from '../authorities.ts';
import type { CertificateOrder } from '../certificate-request.ts';
import type { ManagedServices } from './managed-services.ts';
import { problemSchema, reply, requestSchema, showRequest } from './shown.ts';

const name = { type: 'string', minLength: 1, maxLength: 200 } as const;

export const subjectProperties = { organization: name, code: name, title: name, commonName: name } as const;

/** PKCS#10 as PEM, or the kind of key that is to be made. */
export const keyProperties = {
  request: { type: 'string', minLength: 1, maxLength: 20_000, description: 'PKCS#10, PEM' },
  make: { enum: ['rsa-2048', 'rsa-3072'], description: 'a key is made here, and handed over once' },
} as const;

/** What the body of a request says of its key. */
export interface KeyFields {
  readonly request?: string;
  readonly make?: 'rsa-2048' | 'rsa-3072';
}

/** A key that is asked for in words; RSA 2048 is made where nothing is said. */
export function keyOf({ request, make = 'rsa-2048' }: KeyFields): CertificateOrder['key'] {
  return request === undefined ? { make } : { request: Buffer.from(request) };
}

type OrderBody = Omit<CertificateOrder, 'key' | 'authority'> &
  Partial<Pick<CertificateOrder, 'authority'>> &
  KeyFields;

/** Asking for certificates on behalf of subscribers, and getting the keys that were made for them. */
export function requestRoutes({ desk }: ManagedServices): readonly Route[] {
  return [
    {
      method: 'POST',
      url: '/requests',
      summary: 'A subscriber manager asks for a certificate, with a PKCS#10 request or for a key made here',
      body: strict(
        {
          by: { ...name, description: 'id of a subscriber manager (see /managers), or provider' },
          authority: { enum: authorityNames, description: 'agency, unless told' },
          profile: { enum: certificateProfiles },
          subject: strict(subjectProperties, ['commonName']),
          ...keyProperties,
          hosts: { type: 'array', items: name, maxItems: 20 },
          days: { type: 'integer', minimum: 1, maximum: 3650 },
        },
        ['by', 'profile', 'subject'],
      ),
      answers: { 200: requestSchema, 404: problemSchema, 422: problemSchema },
      serve: async (request, to) => {
        const { request: pkcs10, make, authority = 'agency', ...order } = request.body as OrderBody;
        const key = keyOf({
          ...(pkcs10 === undefined ? {} : { request: pkcs10 }),
          ...(make === undefined ? {} : { make }),
        });
        return reply(to, await desk.request({ ...order, authority, key }), showRequest);
      },
    },
    {
      method: 'GET',
      url: '/requests',
      summary: 'Every request: waiting or issued, when it is due (three working days), whether it was late',
      answers: { 200: object({ requests: list(requestSchema) }) },
      serve: async () => ({ requests: desk.list().map(showRequest) }),
    },
    {
      method: 'POST',
      url: '/requests/:number/key-file',
      summary: 'The key that was made for a request, with its certificates, as PKCS#12 in Base64; once',
      path: { number: counted },
      body: strict({ password: { type: 'string', minLength: 1, maxLength: 200 } }, ['password']),
      answers: { 200: object({ pkcs12: text }), 404: problemSchema, 422: problemSchema },
      serve: async (request, to) => {
        const { number } = request.params as { readonly number: number };
        const { password } = request.body as { readonly password: string };
        const show = (file: Uint8Array) => ({ pkcs12: Buffer.from(file).toString('base64') });
        return reply(to, await desk.collect(number, password), show);
      },
    },
  ];
}

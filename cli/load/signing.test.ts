import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallKind,
  callForms,
  sdkTimestamp,
  signCall,
  unpaddedHex,
} from '../../loadtests/axis/sign-call.ts';
import { unpaddedHex as sdkForm } from '../../protocol/wire/file-hash.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import { javaHashMapOrder } from '../../protocol/wire/java-hash-map.ts';
import { isOperationName, operations } from '../../protocol/wire/operations.ts';
import { parseParameters } from '../../protocol/wire/parameters.ts';
import { verifyRequest } from '../../protocol/wire/request-signing.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import { renderSdkTimestamp } from '../../protocol/wire/sdk-timestamp.ts';

const kinds: readonly CallKind[] = ['send', 'send-named', 'list', 'get', 'acknowledge', 'directory'];
const hmac = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text, 'utf8').digest('hex');
const at = Date.UTC(2026, 10, 20, 3, 4, 5, 67);
const caller = { systemId: '000.00.00.G22', secret: 'bÍ mật+/=', timestamp: sdkTimestamp(at) };
const values = {
  from: 'G22',
  to: '["H17","G06"]',
  servicetype: 'eDoc',
  messagetype: 'edoc',
  'hash-file': 'ab1',
  docId: '0d5f',
  status: 'done',
};

function operationOf(kind: CallKind) {
  const { operation } = callForms[kind];
  if (!isOperationName(operation)) throw new Error(operation);
  return operations[operation];
}

describe.each(kinds)('the load client’s %s', (kind) => {
  const headers = Object.entries(signCall(kind, caller, values, hmac));

  it('signs in the order of the vendor’s hash map (AUT-02)', () => {
    const { signed } = callForms[kind];
    const own = ['systemid', 'timestamp', 'Content-Type'];
    expect(signed).toEqual(javaHashMapOrder([...own, ...signed.filter((name) => !own.includes(name))]));
  });

  it('is what a hub verifies (AUT-01, AUT-02)', () => {
    const verified = verifyRequest(parseParameters(headers), operationOf(kind), () => caller.secret);
    expect(verified.problems).toEqual([]);
    expect(verified.ok && verified.value.signed).toEqual(callForms[kind].signed);
  });

  it.each(['systemid', 'timestamp', 'sign-header'])('is refused when %s is altered', (name) => {
    const altered = headers.map(
      ([key, value]): HeaderPair => [key, key === `XroadVnpt-${name}` ? `${value}0` : value],
    );
    const verified = verifyRequest(parseParameters(altered), operationOf(kind), () => caller.secret);
    expect(verified.ok).toBe(false);
  });

  it('has the headers of the vendor’s SDK, each with its value', () => {
    const parameters = callForms[kind].signed
      .filter((name) => !['systemid', 'timestamp', 'Content-Type', 'hash-file'].includes(name))
      .map((name) => [name, new Map(Object.entries(values)).get(name) ?? ''] as const);
    const body = Buffer.from('gói tin');
    const service = { ...caller, host: 'hub.example', constructedAt: at };
    const request = buildSdkRequest(service, { operation: operationOf(kind).name, parameters, body });
    const wanted = new Map(request.headers);
    const hash = wanted.get('XroadVnpt-hash-file');
    const ours = signCall(
      kind,
      caller,
      { ...values, ...(hash === undefined ? {} : { 'hash-file': hash }) },
      hmac,
    );
    for (const [name, value] of Object.entries(ours)) expect([name, wanted.get(name)]).toEqual([name, value]);
  });
});

describe('small forms of the load client', () => {
  it('prints the SDK’s timestamp', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (instant) => {
        expect(sdkTimestamp(instant)).toBe(renderSdkTimestamp(instant));
      }),
    );
  });

  it('writes the SDK’s hash without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(unpaddedHex(hex)).toBe(sdkForm(hex));
      }),
    );
  });
});

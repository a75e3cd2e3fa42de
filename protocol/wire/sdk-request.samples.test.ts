import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../ports/ports.ts';
import { isOperationName } from './operations.ts';
import { parameterText, parseParameters } from './parameters.ts';
import { parseRawRequest, writeRawRequest } from './raw-request.ts';
import { buildSdkRequest, leftoversOf, type SdkCall } from './sdk-request.ts';
import { parseSdkTimestamp } from './sdk-timestamp.ts';
import type { SignedPairs } from './sign-header.ts';

const folder = process.env['LIENTHONG_SAMPLES'];
const received = { operation: 'getReceivedEdocList', parameters: eDoc('edoc') } as const;
const docId = '8af226c8-7cde-4fbe-88fe-e15a768b49cb';

function eDoc(messageType: string, ...more: SignedPairs): SignedPairs {
  return [['servicetype', 'eDoc'], ['messagetype', messageType], ...more];
}

/** What the application asked of the SDK in each capture. */
const calls: Readonly<Record<string, Omit<SdkCall, 'operation'>>> = {
  'countReceiveEdoc.1': { parameters: [['servicetype', 'eDoc']] },
  'countReceiveStatus.1': { parameters: [['servicetype', 'eDoc']] },
  'deleteAgency.1': { parameters: [['AgencyCode', '99.99.99.G21']] },
  'downloadEdoc.1': {
    parameters: [
      ['docId', docId],
      ['filePath', 'store/dl'],
    ],
  },
  'getAgenciesList.1': {},
  'getAgenciesListQD20.1': { parameters: [['level', '1']] },
  'getEdoc.1': {
    parameters: [
      ['docId', docId],
      ['filePath', 'store'],
    ],
  },
  'getReceivedEdocList.1': received,
  'getReceivedEdocList.2': received,
  'getSentEdocList.1': { parameters: eDoc('edoc', ['docId', '68edb8c8c2dcb14db773ce44']) },
  'getSynchronizeUnit.1': {},
  'registerAgency.1': {},
  'sendEdoc.1': { parameters: eDoc('edoc', ['from', '000.00.00.G22']) },
  'sendEdoc.2': {
    parameters: eDoc('edoc', ['from', '000.00.00.G22'], ['to', '["000.00.00.H41","000.00.00.H14"]']),
  },
  'sendEdoc.3': { parameters: eDoc('edoc', ['from', '000.00.00.G22']) },
  'updateStatus.1': {
    parameters: [
      ['status', 'done'],
      ['docid', docId],
    ],
  },
  'updateStatus.2': {
    parameters: [
      ['status', 'done'],
      ['docId', docId],
    ],
  },
};

describe.skipIf(folder === undefined)(
  'the SDK-shaped request beside the SDK’s own (needs LIENTHONG_SAMPLES = the folder of captured samples)',
  () => {
    const wire = join(folder ?? '', 'wire');
    const files = folder === undefined ? [] : readdirSync(wire).filter((name) => name.endsWith('.http'));
    const built = files.filter((name) => !name.includes('downloadEdoc.2'));

    const load = (name: string) => {
      const bytes = readFileSync(join(wire, name));
      const request = parseRawRequest(bytes);
      if (!request.ok) throw new Error(`${name} does not parse`);
      const text = (header: string) => request.value.headers.find(([key]) => key === header)?.[1] ?? '';
      const at: Instant = parseSdkTimestamp(text('XroadVnpt-timestamp')) ?? Number.NaN;
      return { bytes, request: request.value, at, host: text('Host') };
    };

    it.each(built)('%s is reproduced byte for byte', (name) => {
      const { bytes, request, at, host } = load(name);
      const [, version, shape = ''] = /^sdk-(\d\.\d\.\d)\.(.*)\.http$/.exec(name) ?? [];
      const sent = request.path.slice(1) === 'sendEdoc' ? request.body.subarray(0, -2) : request.body;
      const leftovers =
        shape === 'getReceivedEdocList.2'
          ? leftoversOf(load(`sdk-${version}.sendEdoc.3.http`).request)
          : undefined;
      const service = {
        systemId: '000.00.00.G22',
        secret: 'not-a-real-secret',
        host,
        constructedAt: at,
        ...(leftovers === undefined ? {} : { leftovers }),
      };
      const operation = shape.replace(/\.\d$/, '');
      if (!isOperationName(operation)) throw new Error(`${name} has no operation`);
      const rebuilt = buildSdkRequest(service, { operation, ...calls[shape], body: sent });
      expect(rebuilt.headers).toEqual(request.headers);
      expect(Buffer.from(writeRawRequest(rebuilt)).equals(bytes)).toBe(true);
      expect(parameterText(parseParameters(rebuilt.headers), 'version')).toBe('3.0.201608');
    });

    it('covers every capture but the unsigned one', () => {
      expect(built.length).toBe(30);
    });
  },
);

import { describe, expect, it } from 'vitest';
import { operations } from './operations.ts';
import { parseParameters } from './parameters.ts';
import { parseRawRequest, writeRawRequest } from './raw-request.ts';
import { verifyRequest } from './request-signing.ts';
import { buildSdkRequest, leftoversOf, type SdkService } from './sdk-request.ts';
import type { SignedPairs } from './sign-header.ts';

const service: SdkService = {
  systemId: 'G06',
  secret: 'mot-bi-mat',
  host: '127.0.0.1:8080',
  basePath: '/XrdAdapter/adapter',
  constructedAt: Date.UTC(2026, 10, 21, 1, 15, 30, 42),
};
const docId = '4c1d27a5-6f0e-4b83-9a57-2f8f1d0c6b3e';
const get = {
  operation: 'getEdoc',
  parameters: [
    ['filePath', 'kho/den'],
    ['docId', docId],
  ],
} as const;
const send = {
  operation: 'sendEdoc',
  parameters: [
    ['from', 'G06.19'],
    ['servicetype', 'eDoc'],
    ['messagetype', 'edoc'],
    ['to', '["H17","000.00.05.H38"]'],
  ],
  body: Buffer.from('packet 75'),
} as const;

/** The HMACs were printed by openssl dgst -sha256 -hmac. */
const wholeGet = [
  'POST /XrdAdapter/adapter/getEdoc HTTP/1.1',
  'XroadVnpt-systemid: G06',
  `XroadVnpt-docId: ${docId}`,
  'XroadVnpt-filePath: kho/den',
  'XroadVnpt-timestamp: 21112026T081530+0042',
  'Content-Type: application/json',
  'XroadVnpt-Content-Type: application/json',
  'XroadVnpt-sign-header-key: systemid;docId;filePath;timestamp;Content-Type',
  `XroadVnpt-sign-header: {"XroadVnpt-systemid":"G06","XroadVnpt-docId":"${docId}","XroadVnpt-filePath":"kho/den","XroadVnpt-timestamp":"21112026T081530+0042","XroadVnpt-Content-Type":"application/json"}`,
  'XroadVnpt-hash-header: 06e2f6bf260fe5220142105da4a4c9f5da3c7ff2b1f613f94d4830a601227354',
  'User-Agent: JAVASDKAgent/1.0.0 XRoad/VPCP',
  'XroadVnpt-version: 3.0.201608',
  'Content-Length: 2',
  'Host: 127.0.0.1:8080',
  'Connection: Keep-Alive',
  'Expect: 100-continue',
  'Accept-Encoding: gzip,deflate',
  '',
  '{}',
];
const wholeSend = [
  'POST /XrdAdapter/adapter/sendEdoc HTTP/1.1',
  'Content-Type: application/octet-stream',
  'XroadVnpt-systemid: G06',
  'XroadVnpt-servicetype: eDoc',
  'XroadVnpt-messagetype: edoc',
  'XroadVnpt-hash-file: 34a869d8f7d2a9420a92c961fc9113351844dddd99267f1e211b10165569',
  'XroadVnpt-from: G06.19',
  'XroadVnpt-to: ["H17","000.00.05.H38"]',
  'XroadVnpt-timestamp: 21112026T081530+0042',
  'XroadVnpt-Content-Type: application/octet-stream',
  'XroadVnpt-sign-header-key: systemid;servicetype;messagetype;hash-file;from;to;timestamp;Content-Type',
  'XroadVnpt-sign-header: {"XroadVnpt-systemid":"G06","XroadVnpt-servicetype":"eDoc","XroadVnpt-messagetype":"edoc","XroadVnpt-hash-file":"34a869d8f7d2a9420a92c961fc9113351844dddd99267f1e211b10165569","XroadVnpt-from":"G06.19","XroadVnpt-to":"[\\"H17\\",\\"000.00.05.H38\\"]","XroadVnpt-timestamp":"21112026T081530+0042","XroadVnpt-Content-Type":"application/octet-stream"}',
  'XroadVnpt-hash-header: 862c283853320c31d859268e13fc0afae8515815ed9197d878a1abea3b23a6e7',
  'User-Agent: JAVASDKAgent/1.0.0 XRoad/VPCP',
  'XroadVnpt-version: 3.0.201608',
  'Cache-Control: no-cache',
  'Pragma: no-cache',
  'Host: 127.0.0.1:8080',
  'Accept: text/html, image/gif, image/jpeg, */*; q=0.2',
  'Connection: keep-alive',
  'Content-Length: 11',
  '',
  'packet 75',
  '',
];

describe('a request as the vendor SDK sends it', () => {
  it.each([
    ['getEdoc', get, wholeGet],
    ['sendEdoc', send, wholeSend],
  ] as const)('of %s is these bytes', (_, call, lines) => {
    const text = Buffer.from(writeRawRequest(buildSdkRequest(service, call))).toString('latin1');
    expect(text.split('\r\n')).toEqual(lines);
  });

  it('carries what the object’s earlier call left behind, in the map’s order', () => {
    const leftovers = leftoversOf(buildSdkRequest(service, send));
    expect(leftovers.map(([name]) => name)).toEqual([
      'servicetype',
      'messagetype',
      'hash-file',
      'from',
      'to',
    ]);
    const next = buildSdkRequest(
      { ...service, leftovers },
      {
        operation: 'updateStatus',
        parameters: [
          ['docid', docId],
          ['status', 'done'],
        ],
      },
    );
    expect(next.headers.find(([name]) => name === 'XroadVnpt-sign-header-key')?.[1]).toBe(
      'systemid;servicetype;messagetype;hash-file;docid;from;to;timestamp;Content-Type;status',
    );
    expect(
      verifyRequest(parseParameters(next.headers), operations.updateStatus, () => service.secret).ok,
    ).toBe(true);
  });

  it('is right with an accented value in sendEdoc, and breaks its own HMAC elsewhere', () => {
    const accented: SignedPairs = [['description', 'é và ả']];
    const sent = buildSdkRequest(service, { ...send, parameters: [...send.parameters, ...accented] });
    const codes = (request: typeof sent) =>
      verifyRequest(
        parseParameters(request.headers),
        operations.getAgenciesList,
        () => service.secret,
      ).problems.map((each) => each.code);
    expect(codes(sent)).toEqual(['wire.parameter-not-ascii', 'wire.parameter-not-ascii']);
    const listed = buildSdkRequest(service, { operation: 'getAgenciesList', parameters: accented });
    expect(codes(listed)).toContain('wire.signature-wrong');
  });
});

describe('a captured request', () => {
  const bytes = Buffer.from(wholeSend.join('\r\n'), 'latin1');

  it('is read from any view of memory, its body exactly', () => {
    const inside = Buffer.concat([Buffer.from('xx'), bytes]).subarray(2);
    const parsed = parseRawRequest(new Uint8Array(inside.buffer, inside.byteOffset, inside.length));
    expect(parsed.ok && Buffer.from(parsed.value.body).toString()).toBe('packet 75\r\n');
  });

  it.each([
    ['', 1],
    ['POST /sendEdoc HTTP/1.1\r\nHost: h\r\n', 1],
    ['POST /sendEdoc\r\nHost: h\r\n\r\n', 1],
    ['post /sendEdoc HTTP/1.1\r\nHost: h\r\n\r\n', 1],
    ['POST /sendEdoc HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n', 3],
    ['POST /sendEdoc HTTP/1.1\r\nHost: h\r\n folded: x\r\n\r\n', 3],
  ])('is refused as %j, at line %i', (text, line) => {
    expect(parseRawRequest(Buffer.from(text))).toMatchObject({
      problems: [{ code: 'wire.request-malformed', place: { line } }],
    });
  });
});

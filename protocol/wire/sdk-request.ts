import type { Instant } from '../ports/ports.ts';
import { javaFileHash } from './file-hash.ts';
import { type HeaderPair, headerValueOf, isAscii, parameterPrefix } from './headers.ts';
import { javaHashMapOrder } from './java-hash-map.ts';
import { type Operation, type OperationName, operations } from './operations.ts';
import { parameterText, parseParameters } from './parameters.ts';
import type { RawRequest } from './raw-request.ts';
import { signRequest } from './request-signing.ts';
import { renderSdkTimestamp } from './sdk-timestamp.ts';
import type { SignedPairs } from './sign-header.ts';

/** One service object of the vendor's Java SDK, as it was constructed. */
export interface SdkService {
  readonly systemId: string;
  readonly secret: string;
  /** `Host` header: name or address, and the port unless it is the scheme's own. */
  readonly host: string;
  /** The path of the endpoint before `/sendEdoc`: '' or `/XrdAdapter/adapter`. */
  readonly basePath?: string;
  /** When the object was made: the SDK prints it into every request and never refreshes it [V]. */
  readonly constructedAt: Instant;
  /** Parameters of the object's earlier calls, which it keeps and sends again [V]. */
  readonly leftovers?: SignedPairs;
}

/** One call of an operation. */
export interface SdkCall {
  readonly operation: OperationName;
  /** Names without prefix, in the order in which the application set them. `to` is compact JSON text. */
  readonly parameters?: SignedPairs;
  /** The file of `sendEdoc`, the JSON of `registerAgency`; not looked at for other operations. */
  readonly body?: Uint8Array;
}

const userAgent = 'JAVASDKAgent/1.0.0 XRoad/VPCP';
const interfaceVersion = '3.0.201608';

/** Builds a request exactly as the vendor's Java SDK (2.0.0 and 2.0.1) puts it on the wire [V]. */
export function buildSdkRequest(service: SdkService, call: SdkCall): RawRequest {
  const operation = operations[call.operation];
  const body = bodyOf(operation, call.body);
  const pairs = pairsInOrder(service, operation, call);
  const headers =
    operation.body === 'packet'
      ? packetHeaders(service, pairs, body)
      : plainHeaders(service, pairs, operation, body);
  const path = `${service.basePath ?? ''}/${operation.name}`;
  return { method: operation.methods[0] ?? 'POST', path, headers, body };
}

/** What a reused service object carries into its next call. */
export function leftoversOf(request: RawRequest): SignedPairs {
  const parameters = parseParameters(request.headers);
  const names = parameterText(parameters, 'sign-header-key')?.split(';') ?? [];
  const renewed = ['systemid', 'timestamp', 'Content-Type'];
  return names
    .filter((name) => !renewed.includes(name))
    .map((name) => [name, parameterText(parameters, name) ?? ''] as const);
}

/** Printed once: it is the same in every request of the object. */
const timestamps = new WeakMap<SdkService, string>();

function timestampOf(service: SdkService): string {
  const known = timestamps.get(service) ?? renderSdkTimestamp(service.constructedAt);
  timestamps.set(service, known);
  return known;
}

/** The parameters in signing order: those of a Java map into which the SDK puts its own three first. */
function pairsInOrder(service: SdkService, operation: Operation, call: SdkCall): SignedPairs {
  const inserted = new Map<string, string>([
    ['systemid', service.systemId],
    ['timestamp', timestampOf(service)],
    ['Content-Type', operation.body === 'packet' ? 'application/octet-stream' : 'application/json'],
    ...(service.leftovers ?? []),
    ...(call.parameters ?? []),
  ]);
  if (operation.body === 'packet') inserted.set('hash-file', javaFileHash(call.body ?? new Uint8Array()));
  return javaHashMapOrder(inserted.keys()).map((name) => [name, inserted.get(name) ?? ''] as const);
}

function bodyOf(operation: Operation, given: Uint8Array = new Uint8Array()): Uint8Array {
  switch (operation.body) {
    case 'none':
    case 'empty':
      return new Uint8Array();
    case 'braces':
      return Buffer.from('{}');
    case 'agency':
      return given;
    case 'packet':
      return Buffer.concat([given, Buffer.from('\r\n')]);
  }
}

/** `sendEdoc` goes through the JDK's own connection: its headers, and values as UTF-8. */
function packetHeaders(service: SdkService, pairs: SignedPairs, body: Uint8Array): readonly HeaderPair[] {
  const contentType = pairs.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  return [
    ['Content-Type', contentType],
    ...pairs.map(([name, value]): HeaderPair => [parameterPrefix + name, headerValueOf(value)]),
    ...signatureHeaders(service, pairs, headerValueOf),
    ['Cache-Control', 'no-cache'],
    ['Pragma', 'no-cache'],
    ['Host', service.host],
    ['Accept', 'text/html, image/gif, image/jpeg, */*; q=0.2'],
    ['Connection', 'keep-alive'],
    ['Content-Length', String(body.length)],
  ];
}

/** All other operations go through Apache's client: its headers, and values cut to the low byte. */
function plainHeaders(
  service: SdkService,
  pairs: SignedPairs,
  operation: Operation,
  body: Uint8Array,
): readonly HeaderPair[] {
  const length: HeaderPair[] = operation.body === 'none' ? [] : [['Content-Length', String(body.length)]];
  const expect: HeaderPair[] = body.length === 0 ? [] : [['Expect', '100-continue']];
  return [
    ...plainPairs(pairs),
    ...signatureHeaders(service, pairs, lowBytesOf),
    ...length,
    ['Host', service.host],
    ['Connection', 'Keep-Alive'],
    ...expect,
    ['Accept-Encoding', 'gzip,deflate'],
  ];
}

/** `Content-Type` stands there twice, the first time without the prefix. */
function plainPairs(pairs: SignedPairs): readonly HeaderPair[] {
  const headers: HeaderPair[] = [];
  for (const [name, value] of pairs) {
    if (name === 'Content-Type') headers.push([name, value]);
    headers.push([parameterPrefix + name, lowBytesOf(value)]);
  }
  return headers;
}

function signatureHeaders(
  service: SdkService,
  pairs: SignedPairs,
  onWire: (text: string) => string,
): readonly HeaderPair[] {
  const signature = signRequest(pairs, service.secret);
  return [
    [`${parameterPrefix}sign-header-key`, onWire(signature.signHeaderKey)],
    [`${parameterPrefix}sign-header`, onWire(signature.signHeader)],
    [`${parameterPrefix}hash-header`, signature.hashHeader],
    ['User-Agent', userAgent],
    [`${parameterPrefix}version`, interfaceVersion],
  ];
}

/** Apache's client writes the low byte of each character, so an accented value breaks its own HMAC [V]. */
function lowBytesOf(text: string): string {
  if (isAscii(text)) return text;
  return Array.from({ length: text.length }, (_, at) => String.fromCharCode(text.charCodeAt(at) & 0xff)).join(
    '',
  );
}

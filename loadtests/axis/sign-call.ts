/** The calls that the scripts make, by what is in their headers. `send-named` carries the receivers once more. */
export type CallKind = 'send' | 'send-named' | 'list' | 'get' | 'acknowledge' | 'directory';

interface CallForm {
  readonly operation: string;
  /** Names without prefix in the order in which the vendor's Java SDK signs them: that of its hash map [V]. */
  readonly signed: readonly string[];
  readonly contentType: string;
  /** What the SDK puts into the body of a call that has nothing to say. */
  readonly body: '' | '{}';
}

const json = 'application/json';

/** Operation, order of signing and body of each kind. The order is proved against the model of Java's map. */
export const callForms: Readonly<Record<CallKind, CallForm>> = {
  send: {
    operation: 'sendEdoc',
    signed: ['systemid', 'servicetype', 'messagetype', 'hash-file', 'from', 'timestamp', 'Content-Type'],
    contentType: 'application/octet-stream',
    body: '',
  },
  'send-named': {
    operation: 'sendEdoc',
    signed: [
      'systemid',
      'servicetype',
      'messagetype',
      'hash-file',
      'from',
      'to',
      'timestamp',
      'Content-Type',
    ],
    contentType: 'application/octet-stream',
    body: '',
  },
  list: {
    operation: 'getReceivedEdocList',
    signed: ['systemid', 'servicetype', 'messagetype', 'timestamp', 'Content-Type'],
    contentType: json,
    body: '',
  },
  get: {
    operation: 'getEdoc',
    signed: ['systemid', 'docId', 'timestamp', 'Content-Type'],
    contentType: json,
    body: '{}',
  },
  acknowledge: {
    operation: 'updateStatus',
    signed: ['systemid', 'docId', 'timestamp', 'Content-Type', 'status'],
    contentType: json,
    body: '{}',
  },
  directory: {
    operation: 'getAgenciesList',
    signed: ['systemid', 'timestamp', 'Content-Type'],
    contentType: json,
    body: '',
  },
};

/** A system that calls. */
export interface Caller {
  readonly systemId: string;
  readonly secret: string;
  /** As `sdkTimestamp` writes it. The SDK never renews that of one service [V]. */
  readonly timestamp: string;
}

/** HMAC-SHA256 of a text, in lower-case hex; the key is the secret's text as it stands. */
export type HmacHex = (secret: string, text: string) => string;

const prefix = 'XroadVnpt-';

/**
 * The headers of one call, signed. `values` holds what the kind signs beyond the caller's own three; ASCII. An HTTP
 * client written in Go sorts headers and writes their names its own way: what is signed does not depend on that.
 */
export function signCall(
  kind: CallKind,
  caller: Caller,
  values: Readonly<Record<string, string>>,
  hmac: HmacHex,
): Record<string, string> {
  const { signed, contentType } = callForms[kind];
  const known: Readonly<Record<string, string>> = {
    ...values,
    systemid: caller.systemId,
    timestamp: caller.timestamp,
    'Content-Type': contentType,
  };
  const headers: Record<string, string> = { 'Content-Type': contentType };
  const members: string[] = [];
  for (const name of signed) {
    const value = known[name] ?? '';
    headers[prefix + name] = value;
    members.push(`"${prefix}${name}":${JSON.stringify(value)}`);
  }
  const signHeader = `{${members.join(',')}}`;
  headers[`${prefix}sign-header-key`] = signed.join(';');
  headers[`${prefix}sign-header`] = signHeader;
  headers[`${prefix}hash-header`] = hmac(caller.secret, signHeader);
  headers[`${prefix}version`] = '3.0.201608';
  headers['User-Agent'] = 'JAVASDKAgent/1.0.0 XRoad/VPCP';
  return headers;
}

/** Java's `ddMMyyyy'T'HHmmss+SSSS` in Vietnam's time, from milliseconds since 1970; `SSSS` are milliseconds [V]. */
export function sdkTimestamp(at: number): string {
  const [date = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}${month}${year}T${time.slice(0, 8).replaceAll(':', '')}+0${time.slice(9, 12)}`;
}

/** `hash-file` of the vendor SDK: SHA-256 in hex, each byte without its leading zero [V]. */
export function unpaddedHex(sha256: string): string {
  return sha256.replace(/0([0-9a-f])|([1-9a-f][0-9a-f])/g, '$1$2');
}

import type { Problem } from '../../protocol/problems/problem.ts';
import { hashBody, matchFileHash, unpaddedHex } from '../../protocol/wire/file-hash.ts';
import { bytesOf } from '../../protocol/wire/headers.ts';
import { misplaced } from '../../protocol/wire/misplaced.ts';
import { nearBody } from '../../protocol/wire/near-body.ts';
import { nearNames } from '../../protocol/wire/near-names.ts';
import { checkMethod, findOperation, type Operation } from '../../protocol/wire/operations.ts';
import {
  checkParameters,
  ignoredParameters,
  type Parameters,
  parametersNamed,
  parameterText,
  parseParameters,
} from '../../protocol/wire/parameters.ts';
import type { RawRequest } from '../../protocol/wire/raw-request.ts';
import { claimedSystemId, hmacOf, verifyRequest } from '../../protocol/wire/request-signing.ts';
import { checkWindow } from '../../protocol/wire/sdk-timestamp.ts';
import { readSignHeader } from '../../protocol/wire/sign-header.ts';
import { valuesSent } from '../../protocol/wire/signed-pairs.ts';

/** One signed key beside the header that the request really carries. */
export interface SignedKey {
  readonly name: string;
  readonly signed: string;
  /** Absent when no such header was sent. */
  readonly sent?: string;
  readonly same: boolean;
}

/** The forms that a `hash-file` may have for a body, and the one that was sent. */
export interface FileHashExamination {
  readonly sent: string;
  readonly form?: string;
  readonly candidates: readonly { readonly form: string; readonly value: string }[];
}

/** Everything about who made a request and whether it arrived unaltered. */
export interface Examination {
  readonly operation?: string;
  readonly systemId: string;
  /** The string that was signed, as received: one character a byte. */
  readonly signedString: string;
  readonly hmac: {
    readonly sent: string;
    readonly computed: string;
    readonly firstDifference?: number;
  };
  readonly keys: readonly SignedKey[];
  readonly fileHash?: FileHashExamination;
  readonly ignored: readonly string[];
  readonly problems: readonly Problem[];
}

/** Looks at one captured request as the hub would, and keeps what it saw. */
export function examineRequest(request: RawRequest, secret: string): Examination {
  const parameters = parseParameters(request.headers);
  const operation = findOperation(request.path);
  const signedString = parametersNamed(parameters, 'sign-header')[0]?.raw ?? '';
  const sent = parameterText(parameters, 'hash-header')?.trim() ?? '';
  const computed = hmacOf(bytesOf(signedString), secret).toString('hex');
  const fileHash = operation.ok ? examineFileHash(request, parameters, operation.value) : undefined;
  const problems = operation.ok
    ? [
        ...checkMethod(request.method, operation.value),
        ...verifyRequest(parameters, operation.value, () => secret).problems,
        ...checkParameters(parameters, operation.value),
        ...checkWindow(parameters, operation.value),
        ...(fileHash?.problems ?? []),
      ]
    : operation.problems;
  return {
    ...(operation.ok ? { operation: operation.value.name } : {}),
    systemId: claimedSystemId(parameters) ?? '',
    signedString,
    hmac: { sent, computed, ...differenceOf(sent.toLowerCase(), computed) },
    keys: examineKeys(parameters),
    ...(fileHash === undefined ? {} : { fileHash: fileHash.examined }),
    ignored: operation.ok ? ignoredParameters(parameters, operation.value) : [],
    problems: [
      ...problems,
      ...nearNames(problems, request.headers),
      ...misplaced(problems, request, operation.ok ? operation.value : undefined),
      ...nearBody(problems, request.body),
    ],
  };
}

function differenceOf(sent: string, computed: string): { readonly firstDifference?: number } {
  if (sent === '') return {};
  const at = Array.from(computed).findIndex((each, index) => each !== sent[index]);
  return at < 0 ? {} : { firstDifference: at + 1 };
}

function examineKeys(parameters: Parameters): readonly SignedKey[] {
  const reading = readSignHeader(parameterText(parameters, 'sign-header') ?? '');
  if (!reading.ok) return [];
  return reading.pairs.map(([name, signed]) => {
    const sent = valuesSent(parameters, name)[0];
    return { name, signed, ...(sent === undefined ? {} : { sent }), same: sent?.trim() === signed.trim() };
  });
}

function examineFileHash(request: RawRequest, parameters: Parameters, operation: Operation) {
  if (operation.body !== 'packet') return undefined;
  const sent = parameterText(parameters, 'hash-file');
  const hashes = hashBody(request.body);
  const matched = matchFileHash(hashes, sent);
  const { whole, trimmed } = hashes;
  const candidates = [
    ...(trimmed === undefined
      ? []
      : [
          { form: 'java', value: unpaddedHex(trimmed.sha256) },
          { form: 'padded', value: trimmed.sha256 },
        ]),
    { form: 'unpadded-whole', value: unpaddedHex(whole.sha256) },
    { form: 'padded-whole', value: whole.sha256 },
  ];
  const form = matched.ok ? { form: matched.value.form } : {};
  return { examined: { sent: sent ?? '', candidates, ...form }, problems: matched.problems };
}

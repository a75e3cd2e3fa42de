import type { SignatureScheme } from '../../protocol/security/algorithm.ts';
import { signingHashes } from '../../simulator/signing/memory-key.ts';
import type { NamedPlace } from '../../simulator/signing/place-field.ts';
import type { CopyForm, SigningLevel, SigningRole } from '../../simulator/signing/signing-order.ts';
import { usageFailure } from '../context.ts';
import type { ProofOptions } from './proof-options.ts';

/** The options of `lienthong sign`, as the parser hands them over. */
export interface SignOptions extends ProofOptions {
  readonly key: string;
  readonly password?: string;
  readonly output?: string;
  readonly as: 'auto' | 'pdf' | 'packet' | 'detached';
  readonly role: SigningRole['kind'];
  readonly name?: string;
  readonly title?: string;
  readonly body?: string;
  readonly code?: string;
  readonly form: CopyForm;
  readonly at?: string;
  readonly image?: string;
  readonly reason?: string;
  readonly alone?: true;
  readonly level: SigningLevel;
  readonly tsa?: string;
  readonly scheme?: string;
  readonly hash?: string;
  readonly unchecked?: true;
  readonly time?: string;
  readonly json?: true;
}

/** The role that the options describe. @throws {CommandFailure} when an option is missing or has no meaning. */
export function roleOf(options: SignOptions, picture: Uint8Array | undefined): SigningRole {
  const { role, name, title, body, code, form, at, alone } = options;
  const shown = {
    ...(at === undefined ? {} : { place: placeOf(at) }),
    ...(picture === undefined ? {} : { picture }),
  };
  switch (role) {
    case 'person':
      return {
        kind: 'person',
        ...(name === undefined ? {} : { name }),
        ...(title === undefined ? {} : { title }),
        ...shown,
      };
    case 'agency':
      if (alone && at === undefined) throw missing('--at', '--alone');
      return {
        kind: 'agency',
        ...(body === undefined ? {} : { body }),
        ...(alone ? { alone } : {}),
        ...shown,
      };
    case 'annex':
      if (code === undefined) throw missing('--code', '--role annex');
      return { kind: 'annex', code };
    case 'copy':
      return { kind: 'copy', form, ...(body === undefined ? {} : { body }) };
  }
}

/** How the key is to sign; what fits it unless the options say otherwise. */
export function mannerOf({ scheme, hash }: Pick<SignOptions, 'scheme' | 'hash'>): {
  readonly scheme?: SignatureScheme;
  readonly hash?: (typeof signingHashes)[number];
} {
  return {
    ...(scheme === undefined
      ? {}
      : { scheme: choiceOf('--scheme', scheme, ['rsa-pkcs1', 'rsa-pss', 'ecdsa']) }),
    ...(hash === undefined ? {} : { hash: choiceOf('--hash', hash, signingHashes) }),
  };
}

/** `2:105,180`: page, then millimetres from the left and from the top. */
function placeOf(text: string): NamedPlace {
  const [, page, left, top] = /^(\d{1,5}):(\d{1,4}(?:\.\d+)?),(\d{1,4}(?:\.\d+)?)$/.exec(text) ?? [];
  if (page !== undefined && left !== undefined && top !== undefined) {
    return { page: Number(page), left: Number(left), top: Number(top) };
  }
  throw usageFailure({
    vi: `vị trí “${text}” phải có dạng trang:trái,trên, ví dụ 2:105,180`,
    en: `the place “${text}” must look like page:left,top, such as 2:105,180`,
  });
}

function choiceOf<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const found = choices.find((each) => each === text);
  if (found !== undefined) return found;
  const list = choices.join(', ');
  throw usageFailure({
    vi: `giá trị “${text}” không dùng được cho ${option}; chọn: ${list}`,
    en: `${option} cannot be “${text}”; choose one of ${list}`,
  });
}

function missing(option: string, beside: string) {
  return usageFailure({ vi: `${beside} cần thêm ${option}`, en: `${beside} needs ${option} too` });
}

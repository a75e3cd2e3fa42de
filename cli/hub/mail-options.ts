import { randomBytes } from 'node:crypto';
import { findAgency, type World } from '../../fixtures/worlds/world.ts';
import type { Ports } from '../../protocol/ports/ports.ts';
import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Reading } from '../../protocol/result.ts';
import type { TrustList } from '../../protocol/security/context.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { encryptionCertificates } from '../../simulator/encryption/certificate-directory.ts';
import {
  createFallbackMail,
  type FallbackMail,
  type FallbackMailOptions,
  type MailProfile,
} from '../../simulator/mail/fallback-mail.ts';
import { sendBySmtp } from '../../simulator/mail/send-mail.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { collectProof } from '../../simulator/signing/collect-proof.ts';
import { memoryKey } from '../../simulator/signing/memory-key.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { rootsOf, trustIn } from '../pki/verify-beside.ts';
import { openKeyFile } from '../sign/key-file.ts';
import { readMailCertificates } from './mail-certificates.ts';
import { mailServerOf } from './mail-server.ts';

/** The options about the e-mail fallback, as the parser hands them over. */
export interface MailOptions {
  /** Address of the mail server; no mail goes without it. */
  readonly mail?: string;
  readonly mailFrom?: string;
  readonly mailKey?: string;
  readonly mailFor?: string;
  readonly mailProfile: MailProfile;
  readonly trust?: string;
}

/** What the mail shares with its hub. */
export interface MailBeside {
  readonly services: RunningTrustServices | undefined;
  readonly world: World;
  readonly ports: Ports;
}

/**
 * The mail by which packets reach receivers whose systems failed (ERR-05, TLS-09). Key, certificates and roots come
 * from files, and from the trust services beside the hub where a file is not named.
 * @throws {CommandFailure} when one of them is missing, cannot be read or cannot be opened.
 */
export async function openFallbackMail(
  context: CliContext,
  options: MailOptions & { readonly mail: string },
  beside: MailBeside,
): Promise<FallbackMail> {
  const { mailFrom: from, mailProfile: profile } = options;
  if (from === undefined || !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) {
    throw usageFailure({
      vi: '--mail cần --mail-from <địa chỉ thư của Trục>',
      en: '--mail needs --mail-from <the hub’s own address>',
    });
  }
  const send = sendBySmtp(mailServerOf(context, options.mail));
  const { certificatesOf, chain } = await directoryOf(context, options, beside);
  const trust = await trustOf(context, options, beside);
  const { clock, log } = beside.ports;
  return createFallbackMail({
    ...{ from, profile, send, clock, randomBytes, certificatesOf },
    key: await keyOf(context, options, beside),
    check: async (certificates, now) => {
      const asked = [...certificates, ...chain];
      const { proof } = await collectProof(asked, { fetch: globalThis.fetch, clock });
      return { profile: lawProfile, trust, proof, now };
    },
    onFailure: ({ deliveryId, mailbox }, problems) => {
      const codes = problems.map(({ code }) => code).join(', ');
      const why = problems.map((each) => describeProblem(each, context.language).text).join(' ');
      log.write({
        ...{ at: clock.now(), level: 'warn', name: 'mail-not-sent' },
        facts: { deliveryId, receiver: mailbox, codes, why },
      });
    },
  });
}

interface Directory extends Pick<FallbackMailOptions, 'certificatesOf'> {
  readonly chain: readonly Uint8Array[];
}

async function directoryOf(
  context: CliContext,
  { mailFor }: MailOptions,
  { services, world, ports: { clock } }: MailBeside,
): Promise<Directory> {
  if (mailFor !== undefined) {
    const { of, chain } = await readMailCertificates(context, mailFor, world);
    return { certificatesOf: of, chain };
  }
  if (services === undefined) throw missing('--mail-for');
  const codesOf = (code: string) => {
    const body = findAgency(world, code);
    return [code, body?.code ?? code, body?.code102 ?? code];
  };
  return {
    certificatesOf: (code) => encryptionCertificates(services.register, codesOf(code), clock.now()),
    chain: [(await services.authorities.holder('agency')).certificate],
  };
}

async function trustOf(
  context: CliContext,
  { trust }: MailOptions,
  { services }: MailBeside,
): Promise<TrustList> {
  if (trust !== undefined) return trustIn(context, trust);
  if (services === undefined) throw missing('--trust');
  return rootsOf(services);
}

async function keyOf(
  context: CliContext,
  { mailKey: file }: MailOptions,
  { services, world }: MailBeside,
): Promise<SigningKey> {
  if (file !== undefined) return keyIn(context, file);
  if (services === undefined) throw missing('--mail-key');
  const { issueSealKey } = await import('../../simulator/pki/issue-keys.ts');
  const operator = findAgency(world, operatorCode) ?? world.agencies[0];
  if (operator === undefined) throw missing('--mail-key');
  return issueSealKey(services, operator);
}

/** The Office of the Government, which runs the axis (QĐ 28/2018). */
const operatorCode = 'G22';

async function keyIn(context: CliContext, file: string): Promise<SigningKey> {
  const material = await openKeyFile(
    context,
    { key: file },
    {
      vi: 'thiếu mật khẩu của --mail-key: biến LIENTHONG_KEY_PASSWORD',
      en: 'the password of --mail-key is missing: LIENTHONG_KEY_PASSWORD',
    },
  );
  const key: Reading<SigningKey> = material.ok ? memoryKey(material.value) : material;
  if (key.ok) return key.value;
  context.stderr.write(renderProblems(context, key.problems));
  throw new CommandFailure({
    vi: `không mở được tệp khoá “${file}”`,
    en: `the key file “${file}” cannot be opened`,
  });
}

function missing(option: string): CommandFailure {
  return usageFailure({ vi: `--mail cần ${option}, hoặc --pki`, en: `--mail needs ${option}, or --pki` });
}

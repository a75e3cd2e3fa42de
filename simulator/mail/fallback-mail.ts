import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { judgeReceiver } from '../../protocol/security/encryption/judge-receiver.ts';
import type { RandomBytes } from '../../protocol/security/encryption/random-bytes.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Hub } from '../hub/hub.ts';
import type { Delivery } from '../hub/store/store.ts';
import { composeSecureMail } from './secure-mail.ts';
import type { SendMail } from './send-mail.ts';

/** `smime-3.2`: AES-256-CBC, what the list of standards names. `smime-4.0`: AES-256-GCM, which shows every change. */
export type MailProfile = 'smime-3.2' | 'smime-4.0';

export interface FallbackMailOptions {
  /** The hub's own address. */
  readonly from: string;
  readonly profile: MailProfile;
  /** The hub's key: a receiver has to know from whom the packet is. */
  readonly key: SigningKey;
  /** Encryption certificates (DER) of a body, as the directory of its authority has them. */
  readonly certificatesOf: (code: string) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** What those are judged by, with fresh proofs (CRT-04). */
  readonly check: (certificates: readonly Uint8Array[], at: Instant) => Promise<VerificationContext>;
  readonly send: SendMail;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Hears of each packet that could not go: nothing leaves in clear, and people fetch it in the portal. */
  readonly onFailure: (delivery: Delivery, problems: readonly Problem[]) => void;
}

/** The mail by which a packet reaches a receiver whose own system failed (ERR-05, TLS-09). */
export interface FallbackMail {
  /** Hears of each event of the hub: a packet that is handed over by mail is sent. */
  readonly hear: (event: ExchangeEvent) => void;
  /** From now on mails go. */
  open(hub: Pick<Hub, 'store' | 'deliver'>): void;
  /** Resolves when all that was handed over has been sent or given up. */
  settled(): Promise<void>;
}

export function createFallbackMail(options: FallbackMailOptions): FallbackMail {
  let hub: Pick<Hub, 'store' | 'deliver'> | undefined;
  let round = Promise.resolve();
  const bring = async (deliveryId: string) => {
    const delivery = await hub?.store.findDelivery(deliveryId);
    if (hub === undefined || delivery === undefined) return;
    const sent = await mail(delivery, hub, options);
    if (!sent.ok) options.onFailure(delivery, sent.problems);
  };
  return {
    hear: (event) => {
      if (event.name !== 'delivery-handed-over' || event.channel !== 'email') return;
      round = round.then(() => bring(event.deliveryId));
    },
    open: (opened) => {
      hub = opened;
    },
    settled: () => round,
  };
}

async function mail(
  delivery: Delivery,
  hub: Pick<Hub, 'store' | 'deliver'>,
  options: FallbackMailOptions,
): Promise<Reading<object>> {
  const { from, profile, key, send, clock, randomBytes } = options;
  const to = (await hub.store.findAgency(delivery.mailbox))?.mail ?? '';
  if (to === '') return unread(problem('mail.address-unknown', 'To', { seen: delivery.mailbox }));
  const receivers = await receiversOf(delivery.mailbox, options);
  if (!receivers.ok) return receivers;
  const { documentId, fromMailbox, sha256 } = delivery.packet;
  const packet = await bytesOf(delivery, hub);
  const composed = await composeSecureMail({
    ...{ from, to: [to], key, receivers: receivers.value, randomBytes, at: clock.now() },
    cipher: profile === 'smime-3.2' ? 'aes-256-cbc' : 'aes-256-gcm',
    subject: `Gói tin của văn bản ${documentId}`,
    text: `Gói tin của văn bản ${documentId} do ${fromMailbox} gửi được chuyển kèm thư này (SHA-256 khi Trục nhận: ${sha256}).\n`,
    files: [{ name: `${delivery.deliveryId}.edxml`, contentType: 'application/xml', bytes: packet }],
  });
  if (!composed.ok) return composed;
  try {
    await send({ from, to, bytes: composed.value });
    return read({}, composed.problems);
  } catch (reason) {
    const seen = reason instanceof Error ? reason.message : String(reason);
    return unread(problem('mail.not-sent', to, { seen }));
  }
}

async function receiversOf(
  code: string,
  { certificatesOf, check, clock }: FallbackMailOptions,
): Promise<Reading<readonly Uint8Array[]>> {
  const certificates = await certificatesOf(code);
  if (certificates.length === 0) {
    return unread(problem('encryption.receiver-without-certificate', 'To', { seen: code }));
  }
  const context = await check(certificates, clock.now());
  const problems = certificates.flatMap((each) => {
    const { verdict, reasons, steps } = judgeReceiver(each, context);
    const subject = steps[0]?.certificate.subject.text ?? code;
    return verdict === 'valid'
      ? []
      : [problem('encryption.receiver-unfit', subject, { seen: verdict }), ...reasons];
  });
  return problems.length > 0 ? unread(...problems) : read(certificates);
}

/** What getEdoc would give. */
async function bytesOf({ packet }: Delivery, { deliver }: Pick<Hub, 'deliver'>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync((await deliver(packet)).bytes()));
}

import { isMarkedAsUntransferable, type Transferable, Worker } from 'node:worker_threads';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { fieldProfile, lawProfile } from '../../../protocol/security/profiles.ts';
import { createTurns } from '../../agency/turns.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import { fetchBytes } from '../../signing/fetch-bytes.ts';
import type { DocumentVerifier, Verification, VerificationOrder } from '../document-verifier.ts';
import type { SignatureRules } from '../verifier-by-rules.ts';
import { type Interruption, interrupted } from './interrupted.ts';
import type {
  FromThread,
  SentAnchor,
  ThreadAnswer,
  ThreadOrders,
  ThreadQuestion,
  ToThread,
} from './messages.ts';
import { createWatch } from './watch.ts';

/** How a verifying thread is held in bounds. */
export interface ThreadOptions {
  /** Longest time that the thread may think without a word, milliseconds; 60,000 unless told. */
  readonly limit?: number;
  /** Most of the language's own heap, megabytes; bytes of documents lie beside it. 256 unless told. */
  readonly heap?: number;
  /** What the limit is measured by: the computer's clock unless told, whatever time the exchange has. */
  readonly stopwatch?: Pick<Clock, 'sleep'>;
  /** The thread's program; the verifier unless told. */
  readonly program?: URL;
}

const usualPatience = 10_000;
const usualLimit = 60_000;
const largestAnswer = 32 * 1024 * 1024;

const own = import.meta.url;
const usualProgram = new URL(own.endsWith('.ts') ? './verifier-thread.ts' : './verifier-thread.js', own);

/**
 * A verifier in a thread of its own: while it reads fifty megabytes, whoever else asks is answered. A thread that
 * dies, or thinks longer than it may, is given up and its document stays undetermined, with the reason; the next
 * document gets a new thread (REV-04). The network and the directory stay with the owner.
 */
export function createThreadVerifier(
  rules: SignatureRules,
  clock: Clock,
  options: ThreadOptions = {},
): DocumentVerifier {
  const inTurn = createTurns();
  let thread: Worker | undefined;
  const ready = (): Worker => {
    thread ??= startThread(rules, options, (gone) => {
      if (thread === gone) thread = undefined;
    });
    return thread;
  };
  return {
    profile: rules.profile === 'law' ? lawProfile : fieldProfile,
    verify: (order) => inTurn(() => verifyIn(ready, order, { rules, clock, options })),
    close: () =>
      inTurn(async () => {
        await thread?.terminate();
      }),
  };
}

function startThread(
  { profile, fetch, patience = usualPatience }: SignatureRules,
  { program = usualProgram, heap = 256 }: ThreadOptions,
  ended: (thread: Worker) => void,
): Worker {
  const workerData: ThreadOrders = { profile, asks: fetch !== undefined, patience };
  const thread = new Worker(program, { workerData, resourceLimits: { maxOldGenerationSizeMb: heap } });
  thread.unref();
  thread.once('exit', () => ended(thread));
  // Who waits for an answer hears of it; a thread that dies idle is replaced with the next document.
  thread.on('error', () => undefined);
  return thread;
}

interface Owner {
  readonly rules: SignatureRules;
  readonly clock: Clock;
  readonly options: ThreadOptions;
}

/** One document: the order, questions and answers, and the verdict or the end of the thread. */
async function verifyIn(ready: () => Worker, order: VerificationOrder, owner: Owner): Promise<Verification> {
  const { rules, clock, options } = owner;
  const { limit = usualLimit, stopwatch = createSystemClock() } = options;
  const anchors = await anchorsOf(rules);
  const thread = ready();
  const { promise, resolve, reject } = Promise.withResolvers<Verification>();
  const give = (why: Interruption) => resolve(interrupted(order, why, { rules, now: clock.now() }));
  const watch = createWatch(limit, stopwatch, () => give({ kind: 'overran', limit }));
  let open = 0;
  const answer = async (number: number, question: ThreadQuestion) => {
    open += 1;
    watch.stop();
    const found = await answerTo(question, order, owner);
    open -= 1;
    if (open === 0) watch.start();
    post(thread, { kind: 'reply', number, answer: found, now: clock.now() });
  };
  const hear = (message: FromThread) => {
    if (message.kind === 'verified') resolve(message.verification);
    else answer(message.number, message.question).catch(reject);
  };
  const broke = (reason: unknown) =>
    give({ kind: 'broke', reason: reason instanceof Error ? reason.message : String(reason) });
  thread.on('message', hear).once('error', broke).once('exit', broke).ref();
  watch.start();
  let isWhole = false;
  try {
    send(thread, order, { anchors, now: clock.now() });
    const verification = await promise;
    isWhole = verification.interrupted !== true;
    return verification;
  } finally {
    watch.stop();
    thread.off('message', hear).off('error', broke).off('exit', broke).unref();
    // Whatever it was at, nobody waits for it any more.
    if (!isWhole) await thread.terminate();
  }
}

async function anchorsOf({ trust }: SignatureRules): Promise<readonly SentAnchor[]> {
  const { anchors } = typeof trust === 'function' ? await trust() : trust;
  return anchors.map(({ certificate, ...anchor }) => ({ ...anchor, certificate: certificate.der }));
}

async function answerTo(
  question: ThreadQuestion,
  { bodyOf }: VerificationOrder,
  { rules: { fetch, patience = usualPatience }, clock }: Owner,
): Promise<ThreadAnswer> {
  if (question.about === 'body') {
    const { from } = question;
    const facts = await bodyOf?.(from);
    return { kind: 'body', facts: facts ?? { codes: [from.organId], name: from.organName ?? from.organId } };
  }
  const { url, post: sent } = question;
  if (fetch === undefined) return { kind: 'nothing', reason: 'offline' };
  const init = sent && { method: 'POST', headers: sent.headers, body: Buffer.from(sent.body) };
  const bytes = await fetchBytes({ fetch, clock, patience, largest: largestAnswer }, url, init);
  return typeof bytes === 'string' ? { kind: 'nothing', reason: bytes } : { kind: 'bytes', bytes };
}

function send(
  thread: Worker,
  { bodyOf, handedOver = false, ...order }: VerificationOrder,
  rest: Pick<Extract<ToThread, { kind: 'verify' }>, 'anchors' | 'now'>,
): void {
  const { packet, before } = order;
  const moved = handedOver ? [packet, ...(before === undefined ? [] : [before])].flatMap(movable) : [];
  post(thread, { kind: 'verify', order, knowsBodies: bodyOf !== undefined, ...rest }, moved);
}

/** The memory behind bytes, where nothing else lies in it. */
function movable({ buffer }: Uint8Array): readonly Transferable[] {
  return buffer instanceof ArrayBuffer && !isMarkedAsUntransferable(buffer) ? [buffer] : [];
}

function post(thread: Worker, message: ToThread, moved: readonly Transferable[] = []): void {
  thread.postMessage(message, moved);
}

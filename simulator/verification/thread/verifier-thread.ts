/** A thread that verifies documents, one at a time, for {@link createThreadVerifier}. It has no clock and no network of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Fetch } from '../../../protocol/ports/ports.ts';
import type { TrustList } from '../../../protocol/security/context.ts';
import { parseCertificate } from '../../../protocol/security/parse-certificate.ts';
import { fieldProfile, lawProfile } from '../../../protocol/security/profiles.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import { createDocumentVerifier } from '../document-verifier.ts';
import type {
  FromThread,
  SentAnchor,
  ThreadAnswer,
  ThreadOrder,
  ThreadOrders,
  ThreadQuestion,
  ToThread,
} from './messages.ts';

/** What its own parent sends it is what it says. */
const { profile, asks, patience } = workerData as ThreadOrders;
const waiting = new Map<number, (answer: ThreadAnswer) => void>();
let asked = 0;
let now = 0;
let trust: TrustList = { anchors: [] };

const fetch: Fetch = async (input, init) => {
  const body = init?.body;
  const post = body instanceof Uint8Array ? { post: { body, headers: headersOf(init) } } : {};
  const answer = await ask({ about: 'address', url: String(input), ...post });
  if (answer.kind === 'bytes') return new Response(Buffer.from(answer.bytes));
  throw new Error(answer.kind === 'nothing' ? answer.reason : answer.kind);
};

const verifier = createDocumentVerifier({
  trust: () => trust,
  profile: profile === 'law' ? lawProfile : fieldProfile,
  clock: { now: () => now, sleep: createSystemClock().sleep },
  // The owner gives up first, and says why.
  ...(asks ? { fetch, patience: 2 * patience } : {}),
});

parentPort?.on('message', (message: ToThread) => {
  now = message.now;
  if (message.kind === 'verify') {
    void verify(message);
    return;
  }
  waiting.get(message.number)?.(message.answer);
  waiting.delete(message.number);
});

async function verify({ order, knowsBodies, anchors }: ThreadOrder): Promise<void> {
  trust = { anchors: anchors.map(anchorOf) };
  const verification = await verifier.verify(
    knowsBodies ? { ...order, bodyOf: async (from) => bodyIn(await ask({ about: 'body', from })) } : order,
  );
  const { document, record, proof } = verification;
  const { verdict, outcome, findings } = document;
  tell({ kind: 'verified', verification: { document: { verdict, outcome, findings }, record, proof } });
}

function ask(question: ThreadQuestion): Promise<ThreadAnswer> {
  asked += 1;
  const number = asked;
  const { promise, resolve } = Promise.withResolvers<ThreadAnswer>();
  waiting.set(number, resolve);
  tell({ kind: 'question', number, question });
  return promise;
}

function bodyIn(answer: ThreadAnswer) {
  if (answer.kind === 'body') return answer.facts;
  throw new Error(`a body was asked for, and ${answer.kind} came`);
}

function anchorOf({ certificate, ...anchor }: SentAnchor) {
  const reading = parseCertificate(certificate);
  if (!reading.ok) throw new Error('a root that was read before cannot be read');
  return { ...anchor, certificate: reading.value };
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(init?.headers));
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

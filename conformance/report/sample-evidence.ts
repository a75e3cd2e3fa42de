import { createRecorder } from '../evidence/create-recorder.ts';
import type { CallEntry, Evidence, Party } from '../evidence/evidence.ts';
import { sampleBegan } from './sample-report.ts';

const system: Party = { kind: 'system' };
const hub: Party = { kind: 'peer', name: 'Trục (tham chiếu)' };
const receiver: Party = { kind: 'peer', name: 'H17' };

/** The recorded exchange of the sample report: a call that fails, one that is refused, a fault, a secret, a notice. */
export function sampleEvidence(): Evidence {
  let now = sampleBegan;
  const recorder = createRecorder(() => now);
  const packet = `<?xml version="1.0" encoding="utf-8"?>\n<edXML>\n  <b>H71</b> & "…"\n${'  <p>Kính gửi</p>\n'.repeat(300)}</edXML>`;
  const call = (
    more: Pick<CallEntry, 'from' | 'to' | 'operation'> & Partial<CallEntry> & { body?: string },
  ) => {
    now += 120;
    const { body = '', ...rest } = more;
    recorder.add({
      kind: 'call',
      at: now,
      took: 12,
      request: {
        method: 'POST',
        target: `/api/${more.operation}`,
        headers: [
          ['Content-Type', 'application/xml'],
          ['Authorization', 'Bearer very-secret-0719'],
        ],
        body: recorder.keep(Buffer.from(body)),
      },
      answer: {
        httpStatus: 200,
        headers: [['Content-Type', 'application/json']],
        body: recorder.keep(Buffer.from('{"ErrorCode":"0"}')),
      },
      ...rest,
    });
  };
  recorder.begin('sender.letter', 'happy', { change: 'none' });
  call({ from: system, to: hub, operation: 'sendEdoc', body: packet });
  call({ from: receiver, to: hub, operation: 'getEdoc' });
  recorder.begin('sender.letter', 'hub-cuts-the-answer', { change: 'answer' });
  now += 120;
  const empty = recorder.keep(new Uint8Array());
  recorder.add({
    kind: 'call',
    at: now,
    from: system,
    to: hub,
    operation: 'sendEdoc',
    took: 3_000,
    request: { method: 'POST', target: '/api/sendEdoc', headers: [], body: empty },
    failure: 'ECONNRESET',
    fault: 'cut-answer',
  });
  call({
    from: system,
    to: hub,
    operation: 'sendEdoc',
    body: '\u0000\u0001\u0002binary',
    answer: {
      httpStatus: 500,
      headers: [],
      body: recorder.keep(Buffer.from('<script>alert(1)</script>')),
    },
  });
  const facts = { document: '1234/VPCP-KSTT' };
  recorder.add({ kind: 'notice', at: now, from: hub, to: 'H17', channel: 'mail', topic: 'late', facts });
  return recorder.evidence();
}

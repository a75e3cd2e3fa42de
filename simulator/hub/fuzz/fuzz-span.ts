import { fuzzPackets } from './fuzz-packets.ts';
import { fuzzRequests } from './fuzz-requests.ts';
import { fuzzSockets } from './fuzz-sockets.ts';
import { fuzzTrials } from './fuzz-trials.ts';
import type { FuzzReport, FuzzSpan } from './report.ts';

/** Runs a span in this process. */
export async function fuzzSpan(span: FuzzSpan, tell?: (done: number) => void): Promise<FuzzReport> {
  switch (span.target) {
    case 'packets':
      return fuzzPackets(span, tell);
    case 'requests':
      return fuzzRequests(span, tell);
    case 'sockets':
      return fuzzSockets(span, tell);
    default:
      return fuzzTrials(span.target, span, tell);
  }
}

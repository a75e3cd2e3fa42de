import type { RequestListener } from 'node:http';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { foreignAnswer } from '../../../simulator/faults/answer-body.ts';
import { proxyPage } from '../../../simulator/faults/proxy-page.ts';
import type { RunningHub } from '../../../simulator/hub/start-hub.ts';

const second = 1_000;

/** True for a call that is more than so many in a second of this clock. */
function createGauge(most: number, clock: Clock): () => boolean {
  let began = Number.NEGATIVE_INFINITY;
  let calls = 0;
  return () => {
    if (clock.now() - began >= second) {
      began = clock.now();
      calls = 0;
    }
    calls += 1;
    return calls > most;
  };
}

/** A proxy’s page in the place of every answer beyond so many calls a second, over a connection or without one. */
export function answerHtmlUnderPressure(
  hub: RunningHub,
  { every, clock }: { readonly every: number; readonly clock: Clock },
): RunningHub {
  const isTooMuch = createGauge(every, clock);
  const page = Buffer.from(proxyPage);
  const listeners = hub.front.listeners('request');
  hub.front.removeAllListeners('request');
  const answer: RequestListener = (request, response) => {
    if (!isTooMuch()) {
      for (const each of listeners) each.call(hub.front, request, response);
      return;
    }
    request.resume();
    response.writeHead(503, { 'content-type': 'text/html; charset=UTF-8', 'content-length': page.length });
    response.end(page);
  };
  hub.front.on('request', answer);
  const { serve } = hub;
  return {
    ...hub,
    serve: (request) =>
      isTooMuch() ? Promise.resolve(foreignAnswer(503, 'text/html; charset=UTF-8', page)) : serve(request),
  };
}

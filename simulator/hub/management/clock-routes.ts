import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import type { ManualClock } from '../../ports/manual-clock.ts';
import type { Managed } from './management.ts';
import { flag, integer, object, type Route, refusal, text } from './route.ts';

const oneYear = 366 * 86_400_000;
const shown = object({ now: text, local: text, instant: integer, manual: flag });

/** Reading the hub's clock, and moving it on when it is a manual one. */
export function clockRoutes({ hub }: Managed): readonly Route[] {
  const { clock } = hub.ports;
  return [
    {
      method: 'GET',
      url: '/clock',
      summary: 'The hub’s time: UTC, Vietnam local time, milliseconds since 1970',
      answers: { 200: shown },
      serve: async () => show(clock),
    },
    {
      method: 'POST',
      url: '/clock',
      summary: 'Move a manual clock on; sleepers wake in order. The computer’s own clock refuses.',
      body: object({
        advance: { type: 'integer', minimum: 0, maximum: oneYear, description: 'Milliseconds' },
      }),
      answers: { 200: shown, 409: refusal },
      serve: async (request, reply) => {
        if (!isManual(clock)) return reply.code(409).send({ error: notManual });
        await clock.advance((request.body as { readonly advance: number }).advance);
        return show(clock);
      },
    },
  ];
}

const notManual =
  'This hub runs on the computer’s own clock, which cannot be moved. Start it with a manual clock.';

function isManual(clock: Clock): clock is ManualClock {
  return 'advance' in clock;
}

function show(clock: Clock) {
  const instant = clock.now();
  return {
    now: new Date(instant).toISOString(),
    local: renderLocalTimestamp(instant),
    instant,
    manual: isManual(clock),
  };
}

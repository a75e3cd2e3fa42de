import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import type { Clock, Ports } from '../../../protocol/ports/ports.ts';
import type { ManualClock } from '../../ports/manual-clock.ts';
import type { SteerableClock } from '../../ports/steerable-clock.ts';
import { atLeastOne, flag, integer, object, type Route, refusal, strict, text } from './route.ts';

const oneYear = 366 * 86_400_000;
const shown = object({ now: text, local: text, instant: integer, manual: flag, frozen: flag });

/** A hub, or whatever else lives by a clock. */
export interface Clocked {
  readonly hub: { readonly ports: Pick<Ports, 'clock'> };
}

/** Reading the hub's clock, and moving it on when it is a manual one. */
export function clockRoutes({ hub }: Clocked): readonly Route[] {
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
      summary:
        'Stop the clock, let it go on, move it forward; sleepers wake in order. The computer’s own clock refuses.',
      body: {
        ...strict({
          advance: { type: 'integer', minimum: 0, maximum: oneYear, description: 'Milliseconds' },
          freeze: { type: 'boolean', description: 'Before it is moved' },
        }),
        ...atLeastOne('advance', 'freeze'),
      },
      answers: { 200: shown, 409: refusal },
      serve: async (request, reply) => {
        const { advance, freeze } = request.body as { readonly advance?: number; readonly freeze?: boolean };
        if (!isMovable(clock)) return reply.code(409).send({ error: notManual });
        if (freeze !== undefined && !steer(clock, freeze))
          return reply.code(409).send({ error: standsStill });
        if (advance !== undefined) await clock.advance(advance);
        return show(clock);
      },
    },
  ];
}

const notManual =
  'This hub runs on the computer’s own clock, which cannot be moved. Start it with a manual clock.';
const standsStill = 'A manual clock stands still by itself; it can only be moved.';

function isMovable(clock: Clock): clock is Clock & Pick<ManualClock, 'advance'> {
  return 'advance' in clock;
}

function isSteerable(clock: Clock): clock is SteerableClock {
  return 'freeze' in clock;
}

/** False for a clock that does not go by itself and is asked to. */
function steer(clock: Clock, freeze: boolean): boolean {
  if (!isSteerable(clock)) return freeze;
  if (freeze) clock.freeze();
  else clock.resume();
  return true;
}

function show(clock: Clock) {
  const instant = clock.now();
  return {
    now: new Date(instant).toISOString(),
    local: renderLocalTimestamp(instant),
    instant,
    manual: isMovable(clock),
    frozen: isSteerable(clock) ? clock.isFrozen() : isMovable(clock),
  };
}

import { both } from '../bilingual.ts';
import type { EvidenceEntry } from '../evidence/evidence.ts';
import type { Judgement } from '../finding.ts';
import { type AgencyFault, agencyCheck } from './agency-check.ts';
import type { Exchange } from './agency-view.ts';
import { life } from './life-rules.ts';
import { pollMinutes as allowed, calendar } from './watch.ts';

/** Minutes of working time: a shorter watch shows no habit [I]. */
const shortestWatch = 3 * allowed;
/** Share of the watch that may go by in silence beyond what is allowed: calls take a moment, systems restart [I]. */
const forgiven = 0.05;

/** The watch is the scenario from its first letter to its end: who never asks is at fault, and who falls silent. */
export const pollsOftenEnough = agencyCheck({
  id: 'receiver.polls-often-enough',
  timed: true,
  title: both(
    'Hỏi văn bản và trạng thái ít nhất 10 phút một lần',
    'Asks for documents and statuses at least every ten minutes',
  ),
  requirements: ['STA-19'],
  seats: ['receiver'],
  scenarios: [life],
  expected: both(
    'trong giờ làm việc, không quá 10 phút giữa hai lần hỏi mỗi hàng đợi',
    'in working hours, no more than ten minutes between two calls for each queue',
  ),
  cause: both(
    'chu kỳ của tác vụ nhận quá dài, hoặc tác vụ đã dừng',
    'the receiving job runs too rarely, or has stopped',
  ),
  look(exchange) {
    const watch = exchange.evidence.entries.filter((entry) => exchange.in(life, entry));
    const [began, ended] = [watch[0], watch.at(-1)];
    if (began === undefined || ended === undefined) return { looked: [], faults: [] };
    const watched = minutesBetween(began, ended);
    if (watched < shortestWatch) return tooShort(watched);
    const asking = (['edoc', 'status'] as const).map((queue) => [queue, pollsOf(exchange, queue)] as const);
    return {
      looked: [began, ...asking.flatMap(([, polls]) => polls)].map(({ number }) => number),
      faults: asking.flatMap(([queue, polls]) =>
        silenceOf(queue, began, [...polls, ended], watched).map((fault) => ({
          ...fault,
          ...blame(exchange),
        })),
      ),
    };
  },
});

function minutesBetween(one: EvidenceEntry, next: EvidenceEntry): number {
  return calendar.workingMinutesBetween(one.at, next.at);
}

/** Nobody is to blame for the hour of the day: a run at night or on a holiday leaves this duty open. */
function tooShort(watched: number): Judgement {
  const [seen, needed] = [Math.floor(watched), shortestWatch];
  const why = both(
    `chỉ theo dõi được ${seen} phút giờ làm việc, cần ít nhất ${needed} phút`,
    `it was watched for ${seen} minutes of working time, and ${needed} are needed`,
  );
  return { kind: 'not-run', why };
}

function pollsOf(exchange: Exchange, queue: string): readonly EvidenceEntry[] {
  return exchange.calls
    .filter(({ entry, messageType }) => entry.operation === 'getReceivedEdocList' && messageType === queue)
    .map(({ entry }) => entry)
    .filter((entry) => exchange.in(life, entry));
}

/** The longest silence, told by what it followed, where there was more of it than is forgiven. */
function silenceOf(
  queue: string,
  began: EvidenceEntry,
  then: readonly EvidenceEntry[],
  watched: number,
): readonly AgencyFault[] {
  let since = began;
  const silences = then.map((next) => {
    const silence = { since, minutes: minutesBetween(since, next) };
    since = next;
    return silence;
  });
  const tooMuch = silences.reduce((sum, { minutes }) => sum + Math.max(0, minutes - allowed), 0);
  if (tooMuch <= watched * forgiven) return [];
  return silences
    .toSorted((one, other) => other.minutes - one.minutes)
    .slice(0, 1)
    .map(({ since: { number }, minutes }) => ({
      ...{ entry: number, part: 'request', seen: `${queue}: ${Math.round(minutes)} min` },
    }));
}

/** Where fetching could not be turned on, silence is not the system’s. */
function blame({ asked }: Exchange): Pick<AgencyFault, 'blame'> {
  const failed = asked.some(
    ({ subject, facts }) => subject === 'asked fetch' && facts['outcome'] === 'failed',
  );
  return failed ? { blame: 'harness' } : {};
}

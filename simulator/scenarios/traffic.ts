import { parseDuration } from '../../protocol/calendar/duration.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { workingMinutes, workingTimeAfter } from './clerks.ts';
import type { Course } from './course.ts';
import { perform } from './perform.ts';
import { rank } from './polls.ts';

/** Plans the documents of a scenario's traffic: author, receivers and minute are drawn, in working hours. */
export function planTraffic(course: Course, start: Instant): void {
  const { scenario, stage, timeline } = course;
  const { traffic } = scenario;
  if (traffic === undefined) return;
  const { chance } = stage.ports;
  const codes = stage.opening.agencies.filter(({ state }) => state === 'active').map(({ code }) => code);
  const minutes = workingMinutes(start, start + parseDuration(traffic.over));
  const pick = (key: string, from: readonly string[]) =>
    from[Math.floor(chance.draw(key) * from.length)] ?? '';
  for (let number = 1; number <= traffic.documents; number += 1) {
    const key = `traffic ${number}`;
    const from = pick(`${key} from`, codes);
    const others = codes.filter((each) => each !== from);
    const first = pick(`${key} to`, others);
    const rest = others.filter((each) => each !== first);
    const second = chance.draw(`${key} second`) < (traffic.second ?? 0) ? [pick(`${key} too`, rest)] : [];
    const priority = chance.draw(`${key} urgent`) < (traffic.urgent ?? 0) ? 1 : 0;
    const at = workingTimeAfter(start, chance.draw(`${key} at`) * minutes);
    const act = { do: 'send', id: `traffic-${number}`, from, to: [first, ...second], priority } as const;
    timeline.plan(Math.floor(at), rank.act, () => perform(course, act));
  }
}

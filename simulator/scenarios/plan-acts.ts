import { parseDuration } from '../../protocol/calendar/duration.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Trigger } from './act.ts';
import { toldOfAct, toldOfWaiting } from './act-not-done.ts';
import type { Course, NamedAct } from './course.ts';
import { perform } from './perform.ts';
import { rank } from './polls.ts';

/** Puts every act of a scenario where it belongs: at its time, behind another act, or behind an event. */
export function planActs(
  course: Course,
  start: Instant,
  listeners: ((event: ExchangeEvent) => void)[],
): void {
  const { scenario, timeline } = course;
  const acts = namedActs(scenario);
  const put = (act: NamedAct, from: Instant) => {
    const at = from + (act.wait === undefined ? 0 : parseDuration(act.wait));
    timeline.plan(at, rank.act, async () => {
      const undone = await perform(course, act).then(
        () => undefined,
        (reason: unknown) => toldOfAct(act.id, reason),
      );
      course.acted.set(act.id, undone);
      if (undone !== undefined) return;
      for (const next of acts) if (next.after === act.id) put(next, timeline.clock.now());
    });
  };
  const putWhen = (act: NamedAct, trigger: Trigger) => {
    let isOver = false;
    listeners.push((event) => {
      if (isOver || !fits(course, trigger, event)) return;
      isOver = true;
      put(act, timeline.clock.now());
    });
  };
  for (const act of acts) {
    if (act.when !== undefined) putWhen(act, act.when);
    else if (act.after === undefined) put(act, start + (act.at === undefined ? 0 : parseDuration(act.at)));
  }
}

/** Acts that could not be done, and those that did not take place: whoever wrote them counted on them. */
export function undoneActs({ scenario, acted }: Pick<Course, 'scenario' | 'acted'>): readonly Bilingual[] {
  return namedActs(scenario).flatMap(({ id }) => {
    if (!acted.has(id)) return [toldOfWaiting(id)];
    return acted.get(id) ?? [];
  });
}

function namedActs({ acts = [] }: Course['scenario']): readonly NamedAct[] {
  return acts.map((act, index): NamedAct => ({ ...act, id: idOf(act.id, index) }));
}

/** Acts without an id have their place in the list for one. */
export function idOf(id: string | undefined, index: number): string {
  return id ?? `#${index + 1}`;
}

function fits(
  { letters }: Course,
  { event: name, document, by, says }: Trigger,
  event: ExchangeEvent,
): boolean {
  if (event.name !== name) return false;
  const { documentId } =
    document === undefined ? { documentId: undefined } : (letters.get(document) ?? { documentId: '' });
  if (documentId !== undefined && !('documentId' in event && event.documentId === documentId)) return false;
  if (by !== undefined && !('by' in event && event.by === by) && !('from' in event && event.from === by))
    return false;
  return says === undefined || ('statusCode' in event && event.statusCode === says);
}

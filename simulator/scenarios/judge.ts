import { findAgency } from '../../fixtures/worlds/world.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { standingOf } from '../agency/document-standing.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { checkAgreement } from '../scene/agreement.ts';
import { type Course, letterOf } from './course.ts';
import type { CountExpected, Expectation, SetAsideExpected, VersionsExpected } from './expectation.ts';
import { undoneActs } from './plan-acts.ts';
import { seatOf } from './stage.ts';

/** Which acts were not done, where a scenario came out otherwise than expected, and where the sides do not agree. */
export async function judge(course: Course): Promise<readonly Bilingual[]> {
  const { stage, scenario } = course;
  const nodes = [...stage.seats.values()].map(({ node }) => node);
  const differences = await checkAgreement({ hub: stage.hub(), nodes });
  return [
    ...undoneActs(course),
    ...(scenario.expect ?? []).flatMap((each) => against(course, each)),
    ...differences.map(({ vi, en }) => ({ vi, en })),
  ];
}

function against(course: Course, expectation: Expectation): readonly Bilingual[] {
  switch (expectation.that) {
    case 'states': {
      const { document, are } = expectation;
      return Object.entries(are).flatMap(([code, state]) => {
        const history = historyOf(course, document, code);
        return differ(`${document} → ${code}`, state, history && standingOf(history));
      });
    }
    case 'statuses': {
      const { document, of, are } = expectation;
      const steps = historyOf(course, document, of)?.steps ?? [];
      return differ(`${document} → ${of}`, are.join(' '), steps.map((step) => step.statusCode).join(' '));
    }
    case 'count':
      return againstCount(course, expectation);
    case 'versions':
      return againstVersions(course, expectation);
    case 'set-aside':
      return againstSetAside(course, expectation);
    case 'order': {
      const { at, documents } = expectation;
      const ids = new Map(documents.map((each) => [letterOf(course, each).documentId, each]));
      const register = seatOf(course.stage, at).node.store.received();
      const seen = register.flatMap(({ documentId }) => ids.get(documentId) ?? []);
      return differ(`→ ${at}`, documents.join(' '), seen.join(' '));
    }
  }
}

function againstCount(
  course: Course,
  { event, where = {}, document, is }: CountExpected,
): readonly Bilingual[] {
  const about = document === undefined ? {} : { documentId: letterOf(course, document).documentId };
  const seen = course.events.filter((each) => has(each, { name: event, ...where, ...about })).length;
  return differ(
    JSON.stringify({ event, ...where, ...(document === undefined ? {} : { document }) }),
    is,
    seen,
  );
}

function againstVersions(course: Course, { document, at, is }: VersionsExpected): readonly Bilingual[] {
  const { documentId } = letterOf(course, document);
  const register = seatOf(course.stage, at).node.store.received();
  const entry = register.find((each) => each.documentId === documentId && each.to === at);
  const updates = entry?.updates.filter(({ outcome, removal }) => outcome === 'accepted' && !removal) ?? [];
  return differ(`${document} @ ${at}`, is, entry === undefined ? 0 : updates.length + 1);
}

function againstSetAside(course: Course, { document, at, why }: SetAsideExpected): readonly Bilingual[] {
  const { documentId } = letterOf(course, document);
  const deliveries = new Set(
    course.events.flatMap((each) =>
      each.name === 'packet-acknowledged' && each.documentId === documentId && each.outcome === 'fail'
        ? [each.deliveryId]
        : [],
    ),
  );
  const laid = seatOf(course.stage, at).node.store.unreadable();
  const reasons = laid
    .filter(({ deliveryId }) => deliveries.has(deliveryId))
    .map(({ problems }) => problems[0]?.code);
  return differ(`${document} @ ${at}`, why, reasons.join(' '));
}

function historyOf(course: Course, document: string, code: string) {
  const { documentId, from } = letterOf(course, document);
  const sent = seatOf(course.stage, from).node.store.findSent(documentId);
  const body = findAgency(course.stage.cast, code);
  return sent?.histories.find(
    ({ organId }) =>
      organId === code || (body !== undefined && findAgency(course.stage.cast, organId) === body),
  );
}

function has(event: ExchangeEvent, wanted: Readonly<Record<string, unknown>>): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...event };
  return Object.entries(wanted).every(([key, value]) => fields[key] === value);
}

function differ(
  what: string,
  expected: string | number,
  seen: string | number | undefined,
): readonly Bilingual[] {
  if (expected === seen) return [];
  return [
    {
      vi: `${what}: phải là “${expected}”, thực tế là “${seen ?? ''}”`,
      en: `${what}: expected “${expected}”, saw “${seen ?? ''}”`,
    },
  ];
}

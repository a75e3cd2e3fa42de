import { describeProblem } from '../../../protocol/problems/describe.ts';
import type { Problem } from '../../../protocol/problems/problem.ts';
import type { HubFaults } from '../../faults/hub-faults.ts';
import { orderly, parseFaultPlan } from '../../faults/parse-plan.ts';
import { faultPlanSchema } from '../../faults/plan-schema.ts';
import { presets } from '../../faults/presets.ts';
import { explainProblem } from './request-routes.ts';
import { anything, integer, list, object, type Route, text } from './route.ts';

/** Faults of a hub, or of trust services. */
export type SteeredFaults = Pick<HubFaults, 'plan' | 'tally' | 'set'>;

const shown = object({
  plan: anything,
  rules: list(object({ rule: text, asked: integer, fired: integer, left: integer }, ['left'])),
});

/** What goes wrong on purpose: looking at it, setting it, ending it. */
export function faultRoutes({ faults }: { readonly faults: SteeredFaults }): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/faults',
      summary: 'The plan of faults, and how often each rule was asked and has fired',
      answers: { 200: shown },
      serve: async () => show(faults),
    },
    {
      method: 'PUT',
      url: '/faults',
      summary: 'Set the plan of faults; counts and attempts begin anew. Its schema: /faults/schema',
      body: anything,
      takesAnyText: true,
      answers: { 200: shown, 422: object({ error: text, problems: list(anything) }) },
      serve: async (request, reply) => {
        const reading = parseFaultPlan(request.body);
        if (!reading.ok) return reply.code(422).send(refusalOf(reading.problems));
        faults.set(reading.value);
        return show(faults);
      },
    },
    {
      method: 'DELETE',
      url: '/faults',
      summary: 'End all faults',
      answers: { 200: shown },
      serve: async () => {
        faults.set(orderly);
        return show(faults);
      },
    },
    {
      method: 'GET',
      url: '/faults/schema',
      summary: 'The JSON Schema of a plan of faults',
      answers: { 200: anything },
      serve: async () => faultPlanSchema,
    },
    {
      method: 'GET',
      url: '/faults/presets',
      summary: 'The presets, rule by rule',
      answers: { 200: anything },
      serve: async () => presets,
    },
  ];
}

function show(faults: SteeredFaults) {
  return { plan: faults.plan(), rules: faults.tally() };
}

/** What is wrong, in lines for people and as data. */
export function refusalOf(problems: readonly Problem[]) {
  const lines = problems.map((each) => {
    const { text: what, remedy } = describeProblem(each, 'en');
    return `${each.place.path === '' ? '' : `${each.place.path}: `}${what} ${remedy}`;
  });
  return { error: lines.join('\n'), problems: problems.map(explainProblem) };
}

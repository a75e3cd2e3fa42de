import { describeProblem } from '../../../protocol/problems/describe.ts';
import { entryOf, type Problem } from '../../../protocol/problems/problem.ts';
import type { RequestRecord } from '../request-log.ts';
import type { Managed } from './management.ts';
import { anything, list, object, type Page, pageQuery, type Route, text } from './route.ts';

/** What callers really sent, what they were told, and what was wrong, in both languages. */
export function requestRoutes({ requests }: Managed): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/requests',
      summary:
        'The last requests to the axis: headers as sent (of a head of more than 16 KiB the start), the answer, and every problem in words',
      query: { ...pageQuery, system: { ...text, description: 'Only of this system' } },
      answers: { 200: object({ requests: list(anything) }) },
      serve: async (request) => {
        const { after = 0, limit = 1_000, system } = request.query as Page & { readonly system?: string };
        const asked = requests.list(after).filter((each) => system === undefined || each.systemId === system);
        return { requests: asked.slice(0, limit).map(explain) };
      },
    },
  ];
}

function explain(record: RequestRecord) {
  return { ...record, problems: record.problems.map(explainProblem) };
}

/** A problem with its texts in both languages. */
export function explainProblem(each: Problem) {
  const { requirements, wireCode } = entryOf(each.code);
  return {
    ...each,
    vi: describeProblem(each, 'vi'),
    en: describeProblem(each, 'en'),
    requirements,
    wireCode,
  };
}

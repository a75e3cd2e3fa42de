import { checkClientLink } from '../../../protocol/tls/check-client-link.ts';
import type { NumberedLink } from '../../link/link-log.ts';
import type { Managed } from './management.ts';
import { explainProblem } from './request-routes.ts';
import { anything, flag, list, object, type Page, pageQuery, type Route, refusal } from './route.ts';

/** What callers offered in their first bytes, and the certificate of the TLS port. */
export function linkRoutes({ links, reloadTls }: Managed): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/links',
      summary:
        'The last connections to the TLS port: what was offered, what was agreed, and what is wrong with it',
      query: pageQuery,
      answers: { 200: object({ links: list(anything) }) },
      serve: async (request) => {
        const { after = 0, limit = 1_000 } = request.query as Page;
        return { links: links.list(after).slice(0, limit).map(explain) };
      },
    },
    {
      method: 'POST',
      url: '/tls/reload',
      summary: 'Read the certificate of the TLS port again; connections that stand go on',
      answers: { 200: object({ reloaded: flag }), 409: refusal },
      serve: async (_request, reply) => {
        if (reloadTls === undefined) {
          return reply.code(409).send({ error: 'This hub has no TLS port, or one whose rules are fixed.' });
        }
        try {
          await reloadTls();
        } catch (reason) {
          // The files are the operator's: what is wrong with them is theirs to read.
          if (!(reason instanceof Error)) throw reason;
          return reply.code(409).send({ error: `The certificate stays as it is: ${reason.message}` });
        }
        return { reloaded: true };
      },
    },
  ];
}

function explain(link: NumberedLink) {
  return { ...link, problems: checkClientLink(link).map(explainProblem) };
}

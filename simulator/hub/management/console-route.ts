import { renderConsole } from '../../console/page.ts';
import { type Route, refusal } from './route.ts';

/** The console, for browsers; who does not ask for HTML is told what else there is. */
export function consoleRoute(): Route {
  return {
    method: 'GET',
    url: '/',
    summary: 'The console: a page for browsers that shows requests, documents and what went wrong',
    takesAnyQuery: true,
    answers: { 404: refusal },
    serve: async (request, reply) => {
      if (!/text\/html/i.test(request.headers.accept ?? '')) return reply.callNotFound();
      const { html, headers } = renderConsole();
      return reply.headers(headers).send(html);
    },
  };
}

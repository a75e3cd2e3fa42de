import Fastify, { type FastifyInstance } from 'fastify';
import { openApiOf } from './open-api.ts';
import { anything, type Route } from './route.ts';

/**
 * Serves routes by their own schemas, with their description at `/openapi.json`. `failed` numbers a failure of
 * the server itself, so that the answer can name it. It does not listen yet.
 */
export function serveRoutes(
  routes: readonly Route[],
  title: string,
  failed: (reason: unknown) => string,
): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  for (const route of [...routes, openApiRoute(routes, title)]) {
    const { method, url, serve, query, path, body, answers } = route;
    const schema = {
      ...(query === undefined ? {} : { querystring: { type: 'object', properties: query } }),
      ...(path === undefined ? {} : { params: { type: 'object', properties: path } }),
      ...(body === undefined ? {} : { body }),
      response: answers,
    };
    app.route({ method, url, schema, handler: serve });
  }
  app.setErrorHandler<Error & { readonly statusCode?: number }>(async (error, _request, reply) => {
    const status = error.statusCode ?? 500;
    const incident = status < 500 ? '' : failed(error);
    return reply
      .code(status)
      .send({ error: status < 500 ? error.message : `The server failed (incident ${incident}).` });
  });
  app.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send({ error: `There is no ${request.method} ${request.url}. See /openapi.json.` }),
  );
  return app;
}

function openApiRoute(routes: readonly Route[], title: string): Route {
  const document = openApiOf(routes, title);
  return {
    method: 'GET',
    url: '/openapi.json',
    summary: 'This description',
    answers: { 200: anything },
    serve: async () => document,
  };
}

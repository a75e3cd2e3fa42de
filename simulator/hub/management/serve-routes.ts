import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { unwritableIn } from '../../../protocol/xml/escape.ts';
import { datedBy } from '../../ports/dated-by.ts';
import { listen } from '../http/listening.ts';
import { refusalOf } from './fault-routes.ts';
import { bodyJudge, brokenBody, noJson } from './judge-body.ts';
import { urlJudge } from './judge-url.ts';
import { openApiOf } from './open-api.ts';
import { anything, type Route, unreadable } from './route.ts';

/** Routes with a server of their own, which does not listen yet. */
export interface ServedRoutes {
  readonly server: Server;
  /** Rejects with one clear line when the port cannot be had; 0 takes a free one. */
  listen(host: string, port: number): Promise<void>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Milliseconds for which an idle connection stays open. */
const keepAliveTimeout = 72_000;

/** Whose routes are served. */
export interface Serving {
  /** Heads the description. */
  readonly title: string;
  /** Answers are dated by it. */
  readonly clock: Pick<Clock, 'now'>;
  /** Numbers a failure of the server itself, so that the answer can name it. */
  readonly failed: (reason: unknown) => string;
}

/**
 * Serves routes by their own schemas, with their description at `/openapi.json`. The schemas are compiled when
 * somebody asks for the first time: that takes longer than all else that a hub does to start, and most hubs of
 * a test are never asked.
 */
export function serveRoutes(routes: readonly Route[], serving: Serving): ServedRoutes {
  const { clock, failed } = serving;
  let app: Promise<FastifyInstance> | undefined;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    app ??= createApp(routes, serving);
    (await app).routing(request, response);
  };
  const server = createServer({ keepAliveTimeout, requestTimeout: 0 }, (request, response) => {
    datedBy(clock, response);
    serve(request, response).catch((reason: unknown) => {
      response.writeHead(500).end(JSON.stringify({ error: failureText(failed(reason)) }));
    });
  });
  return {
    server,
    listen: (host, port) => listen(server, host, port),
    close: async () => {
      const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : undefined;
      server.closeAllConnections();
      await closed;
      await (await app)?.close();
    },
  };
}

async function createApp(routes: readonly Route[], { title, failed }: Serving): Promise<FastifyInstance> {
  const { default: Fastify } = await import('fastify');
  const app = Fastify();
  for (const route of [...routes, openApiRoute(routes, title)]) {
    const { method, url, serve, answers } = route;
    const schema = { response: { ...answers, 400: unreadable } };
    const judge = requestJudge(route);
    const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
      const wrong = judge(request);
      if (wrong !== undefined) await reply.code(400).send(wrong);
    };
    app.route({ method, url, schema, preHandler, handler: serve });
  }
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    // Browsers say so themselves; on loopback any page that is open beside the console could act here otherwise.
    if (method === 'GET' || headers['sec-fetch-site'] !== 'cross-site') return;
    await reply.code(403).send({ error: 'A page from elsewhere may not act here.' });
  });
  app.setErrorHandler<Error & { readonly statusCode?: number; readonly code?: string }>(
    async (error, _, reply) => {
      if (error.code !== undefined && brokenBody.has(error.code))
        return reply.code(400).send(noJson(error.message));
      const status = error.statusCode ?? 500;
      return reply.code(status).send({ error: status < 500 ? error.message : failureText(failed(error)) });
    },
  );
  app.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send({ error: `There is no ${request.method} ${request.url}. See /openapi.json.` }),
  );
  await app.ready();
  return app;
}

/** Judges what a request says, and puts the values in place that the texts of its URL stand for. */
function requestJudge(route: Route): (request: FastifyRequest) => ReturnType<typeof refusalOf> | undefined {
  const [judgeUrl, judgeBody] = [urlJudge(route), bodyJudge(route)];
  return (request) => {
    const { params: path, query, body } = request;
    const texts = { path, query, ...(route.takesAnyText === true ? {} : { body }) };
    const odd = unwritableWithin(texts, '');
    if (odd !== undefined) return refusalOf([odd]);
    const asked = judgeUrl({ path, query });
    if (!asked.ok) return refusalOf(asked.problems);
    Object.assign(request, { params: asked.value.path, query: asked.value.query });
    return judgeBody(body);
  };
}

/** The first text of a value, or name in it, with a character that JSON and URLs can write and no packet holds. */
function unwritableWithin(value: unknown, place: string): Problem | undefined {
  if (typeof value === 'string') return oddText(value, place);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = oddText(name, place) ?? unwritableWithin(inner, place === '' ? name : `${place}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function oddText(text: string, place: string): Problem | undefined {
  const seen = unwritableIn(text);
  return seen === undefined ? undefined : problem('settings.text-unwritable', place, { seen });
}

function failureText(incident: string): string {
  return `The server failed (incident ${incident}).`;
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

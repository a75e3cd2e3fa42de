import { type Route, type Schema, unreadable } from './route.ts';

/** The OpenAPI 3.1 description of routes, from the schemas by which they are served. */
export function openApiOf(routes: readonly Route[], title: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) {
    const url = route.url.replaceAll(/:(\w+)/g, '{$1}');
    paths[url] = { ...paths[url], [route.method.toLowerCase()]: operationOf(route) };
  }
  return { openapi: '3.1.0', info: { title, version: '1' }, paths };
}

function operationOf({ summary, query = {}, path = {}, body, answers }: Route): Schema {
  const parameters = [
    ...Object.entries(path).map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
    ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
  ];
  const responses = Object.entries({ ...answers, 400: unreadable }).map(([status, schema]) => [
    status,
    { description: status === '400' ? 'What was sent cannot be read' : summary, content: json(schema) },
  ]);
  return {
    summary,
    parameters,
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: Object.fromEntries(responses),
  };
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reading } from '../../../protocol/result.ts';
import {
  addFormerCode,
  confirmContacts,
  connectBody,
  lockBody,
  moveBody,
  renameBody,
} from '../directory/change-body.ts';
import { type Closing, closeBody } from '../directory/close-body.ts';
import { type NewBody, registerBody } from '../directory/register-body.ts';
import type { DirectoryAgency } from '../store/store.ts';
import type { Managed } from './management.ts';
import { explainProblem } from './request-routes.ts';
import { anything, atLeastOne, flag, list, object, type Route, type Schema, strict, text } from './route.ts';

const day: Schema = { type: 'string', format: 'date', description: 'yyyy-MM-dd' };
const filled: Schema = { type: 'string', pattern: '\\S' };
const decision = strict({ number: filled, issuer: filled, date: day }, ['number', 'issuer']);
const waiting: Schema = { enum: ['keep', 'successor', 'return'] };
const changed = object({ agencies: list(anything), problems: list(anything) });
const refusal = object({ error: text, problems: list(anything) });

/** The registry's own desk: enters, changes and closes bodies of any system. */
const desk = 'registry';

type Changed = Promise<Reading<readonly DirectoryAgency[]>>;

/** Changes of the directory beside the axis (REG-06). Each is all done, or refused with its problems. */
export function directoryRoutes({ hub }: Managed): readonly Route[] {
  return [
    change<NewBody>(
      ['/directory/register', 'Enter a body whose code has been issued'],
      {
        ...{ code: filled, code102: filled, name: filled, mail: text, parent: text, systemId: filled },
        details: strict({
          ...{ decision, validFrom: day, contactsConfirmedOn: day },
          ...{ isInternal: flag, mobile: text, fax: text },
        }),
      },
      ['code', 'name'],
      (body) => registerBody(body, desk, hub),
    ),
    change<Coded & { readonly name?: string; readonly mail?: string }>(
      ['/directory/rename', 'Another name or address; the code stays, history keeps the old name'],
      { code: filled, name: filled, mail: text },
      ['code'],
      ({ code, ...body }) => renameBody(code, body, desk, hub),
      atLeastOne('name', 'mail'),
    ),
    change<Coded & { readonly parent: string }>(
      ['/directory/move', 'Put a body below another one, or at the top'],
      { code: filled, parent: text },
      ['code', 'parent'],
      ({ code, parent }) => moveBody(code, parent, desk, hub),
    ),
    change<Coded & { readonly systemId: string }>(
      ['/directory/connect', 'Connect a body that had its code only, or serve it by another system'],
      { code: filled, systemId: filled },
      ['code', 'systemId'],
      ({ code, systemId }) => connectBody(code, systemId, desk, hub),
    ),
    change<Coded>(
      ['/directory/confirm-contacts', 'A body’s contacts have been confirmed today'],
      { code: filled },
      ['code'],
      ({ code }) => confirmContacts(code, desk, hub),
    ),
    change<Coded & { readonly locked: boolean }>(
      ['/directory/lock', 'Lock or unlock a body'],
      { code: filled, locked: flag },
      ['code', 'locked'],
      ({ code, locked }) => lockBody(code, locked, desk, hub),
    ),
    change<Coded & { readonly code102: string }>(
      ['/directory/former-code', 'Add a body’s 13-character code to the table of codes'],
      { code: filled, code102: filled },
      ['code', 'code102'],
      ({ code, code102 }) => addFormerCode(code, code102, desk, hub),
    ),
    change<Coded & Closing>(
      [
        '/directory/close',
        'Close a body or merge it into its successor, today or later; its code is never used again',
      ],
      { code: filled, reason: text, on: day, successor: filled, waiting },
      ['code', 'reason'],
      ({ code, ...closing }) => closeBody(code, closing, desk, hub),
    ),
  ];
}

interface Coded {
  readonly code: string;
}

/** A route that changes the directory; `properties` are all that its body may have, each with its schema, `more` what else it obeys. */
function change<Body extends object>(
  [url, summary]: readonly [url: string, summary: string],
  properties: Readonly<Record<keyof Body & string, Schema>>,
  required: readonly (keyof Body & string)[],
  make: (body: Body) => Changed,
  more: Schema = {},
): Route {
  return {
    method: 'POST',
    url,
    summary,
    body: { ...strict(properties, required), ...more },
    answers: { 200: changed, 422: refusal },
    serve: async (request: FastifyRequest, reply: FastifyReply) => {
      const made = await make(request.body as Body);
      const problems = made.problems.map(explainProblem);
      if (made.ok) return { agencies: made.value, problems };
      return reply.code(422).send({ error: problems[0]?.en.text ?? 'refused', problems });
    },
  };
}

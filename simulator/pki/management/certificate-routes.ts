import type { SubjectName } from '../../../fixtures/keys/names.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { read, unread } from '../../../protocol/result.ts';
import { explainProblem } from '../../hub/management/request-routes.ts';
import { anything, atLeastOne, list, object, type Route, strict, text } from '../../hub/management/route.ts';
import { type RevokeReason, revokeReasons, standings } from '../register.ts';
import type { ManagedServices } from './managed-services.ts';
import { type KeyFields, keyOf, keyProperties, subjectProperties } from './request-routes.ts';
import {
  certificateSchema,
  problemSchema,
  reply,
  requestSchema,
  showCertificate,
  showRequest,
  showWholeCertificate,
} from './shown.ts';

const path = { serial: text };
const by = { type: 'string', minLength: 1, description: 'id of a subscriber manager, or provider' };
const standingAnswers = { 200: certificateSchema, 404: problemSchema, 422: problemSchema };
const requestAnswers = { 200: requestSchema, 404: problemSchema, 422: problemSchema };

interface Filter {
  readonly code?: string;
  readonly authority?: string;
  readonly standing?: string;
}

/** Looking at certificates, and what becomes of them. */
export function certificateRoutes(services: ManagedServices): readonly Route[] {
  const { register, care, bodies, clock } = services;
  const serialOf = (params: unknown) => (params as { readonly serial: string }).serial.toUpperCase();
  return [
    {
      method: 'GET',
      url: '/certificates',
      summary: 'Every certificate that was issued, by body, authority or standing',
      query: { code: text, authority: text, standing: { enum: standings } },
      answers: { 200: object({ certificates: list(certificateSchema) }) },
      serve: async (request) => {
        const wanted = request.query as Filter;
        const shown = register.list().map((record) => showCertificate(record, clock.now()));
        return { certificates: shown.filter((each) => fits(each, wanted)) };
      },
    },
    {
      method: 'GET',
      url: '/certificates/:serial',
      summary: 'One certificate: PEM, and every change of its standing',
      path,
      answers: { 200: certificateSchema, 404: problemSchema },
      serve: async (request, to) => {
        const seen = serialOf(request.params);
        const record = register.find(seen);
        const unknown = problem('trust.certificate-unknown', 'serial', { seen });
        const found = record === undefined ? unread(unknown) : read(record);
        return reply(to, found, (each) => showWholeCertificate(each, clock.now()));
      },
    },
    ...standingRoutes(services, serialOf),
    {
      method: 'POST',
      url: '/certificates/:serial/renew',
      summary: 'The same subscriber, a new key, a new term',
      path,
      body: strict({ by, ...keyProperties }, ['by']),
      answers: requestAnswers,
      serve: async (request, to) => {
        const body = request.body as KeyFields & { readonly by: string };
        return reply(to, await care.renew(serialOf(request.params), body.by, keyOf(body)), showRequest);
      },
    },
    {
      method: 'POST',
      url: '/certificates/:serial/change',
      summary: 'Another name, code or post: a new certificate, and the old one revoked',
      path,
      body: strict(
        {
          by,
          subject: { ...strict(subjectProperties), ...atLeastOne(...Object.keys(subjectProperties)) },
          ...keyProperties,
        },
        ['by', 'subject'],
      ),
      answers: requestAnswers,
      serve: async (request, to) => {
        const body = request.body as KeyFields & {
          readonly by: string;
          readonly subject: Partial<SubjectName>;
        };
        const changed = await care.change(serialOf(request.params), body.by, body.subject, keyOf(body));
        return reply(to, changed, showRequest);
      },
    },
    {
      method: 'GET',
      url: '/review',
      summary: 'Active certificates whose body has another name in the directory by now',
      answers: { 200: object({ problems: list(anything) }) },
      serve: async () => ({
        problems: care.review(bodies).map((each) => ({ ...explainProblem(each), serial: each.serial })),
      }),
    },
  ];
}

function standingRoutes(
  { care, clock }: ManagedServices,
  serialOf: (params: unknown) => string,
): readonly Route[] {
  const show = (record: Parameters<typeof showCertificate>[0]) => showCertificate(record, clock.now());
  return [
    ...(['suspend', 'resume'] as const).map(
      (act): Route => ({
        method: 'POST',
        url: `/certificates/:serial/${act}`,
        summary: act === 'suspend' ? 'Suspend a certificate' : 'End a suspension',
        path,
        body: strict({ by }, ['by']),
        answers: standingAnswers,
        serve: async (request, to) => {
          const { by: who } = request.body as { readonly by: string };
          return reply(to, care[act](serialOf(request.params), who), show);
        },
      }),
    ),
    {
      method: 'POST',
      url: '/certificates/:serial/revoke',
      summary: 'Revoke a certificate for ever, with the reason',
      path,
      body: strict({ by, reason: { enum: revokeReasons } }, ['by', 'reason']),
      answers: standingAnswers,
      serve: async (request, to) => {
        const { by: who, reason } = request.body as { readonly by: string; readonly reason: RevokeReason };
        return reply(to, care.revoke(serialOf(request.params), who, reason), show);
      },
    },
  ];
}

function fits(shown: ReturnType<typeof showCertificate>, { code, authority, standing }: Filter): boolean {
  return (
    (code === undefined || shown.subject.code === code) &&
    (authority === undefined || shown.authority === authority) &&
    (standing === undefined || shown.standing === standing)
  );
}

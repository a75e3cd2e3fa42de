import type { FastifyRequest } from 'fastify';
import type { Managed } from './management.ts';
import { anything, counted, list, object, type Route, refusal } from './route.ts';

const path = { id: { type: 'string', description: 'The id that the hub gave the packet' } };
const numbered = { ...path, number: { ...counted, description: 'Number of the verdict' } };
const none = (id: string) => ({ error: `There is no such document or verdict: ${id}.` });
const off = { error: 'This hub verifies no signatures: it was started without trusted roots.' };

interface Named {
  readonly id: string;
  readonly number?: number;
}

/** Verdicts on the signatures of documents, and what they rest on (SIG-13, SIG-15, REV-09). */
export function verdictRoutes({ hub }: Managed): readonly Route[] {
  const { store, signatures } = hub;
  const named = (request: FastifyRequest) => request.params as Named;
  return [
    {
      method: 'GET',
      url: '/documents/:id/verdicts',
      summary: 'Every verdict on a document, oldest first: signers, times, integrity, paths, reasons',
      path,
      answers: { 200: object({ verdicts: list(anything) }), 404: refusal },
      serve: async (request, reply) => {
        const { id } = named(request);
        if ((await store.findPacket(id)) === undefined) return reply.code(404).send(none(id));
        return { verdicts: await store.listVerdicts(id) };
      },
    },
    {
      method: 'POST',
      url: '/documents/:id/verdicts',
      summary: 'Judge a document by what is known now; the verdict stands beside those of before',
      path,
      answers: { 200: anything, 404: refusal, 409: refusal },
      serve: async (request, reply) => {
        const { id } = named(request);
        if (signatures === undefined) return reply.code(409).send(off);
        return (await signatures.again(id)) ?? reply.code(404).send(none(id));
      },
    },
    {
      method: 'POST',
      url: '/documents/:id/verdicts/:number/repeat',
      summary: 'Come to a verdict again, offline, with nothing but the proofs that were kept with it',
      path: numbered,
      answers: { 200: anything, 404: refusal, 409: refusal },
      serve: async (request, reply) => {
        const { id, number = 0 } = named(request);
        if (signatures === undefined) return reply.code(409).send(off);
        return (await signatures.repeat(id, number)) ?? reply.code(404).send(none(id));
      },
    },
    {
      method: 'GET',
      url: '/proofs/:sha256',
      summary: 'One piece of what verdicts rest on, as DER: a certificate, a list, an answer',
      path: { sha256: { type: 'string' } },
      answers: { 404: refusal },
      serve: async (request, reply) => {
        const { sha256 } = request.params as { readonly sha256: string };
        const proof = await store.findProof(sha256.toLowerCase());
        if (proof === undefined) return reply.code(404).send(none(sha256));
        const types = { certificate: 'pkix-cert', crl: 'pkix-crl', ocsp: 'ocsp-response' };
        return reply.type(`application/${types[proof.kind]}`).send(Buffer.from(proof.bytes));
      },
    },
  ];
}

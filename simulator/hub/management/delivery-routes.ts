import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Delivery } from '../store/store.ts';
import { downloadDelivery, mailDelivery, resetDelivery } from '../use-cases/portal.ts';
import { shownDelivery } from './flow-routes.ts';
import type { Managed } from './management.ts';
import { anything, object, type Route, refusal, text } from './route.ts';

const path = { id: { type: 'string', description: 'Delivery id, as getReceivedEdocList shows it' } };
const outcome = object({ outcome: text });

/** What a receiver does in the portal of the hub when its own system cannot (ERR-08, ONB-14). */
export function deliveryRoutes({ hub }: Managed): readonly Route[] {
  type Act = (delivery: Delivery, reply: FastifyReply) => Promise<unknown>;
  const onDelivery = (act: Act) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as { readonly id: string };
    const delivery = await hub.store.findDelivery(id.toLowerCase());
    return delivery === undefined
      ? reply.code(404).send({ error: `There is no delivery ${id}.` })
      : act(delivery, reply);
  };
  const gone = (reply: FastifyReply) => reply.code(409).send({ error: recalled });
  return [
    {
      method: 'GET',
      url: '/deliveries/:id',
      summary: 'Where one delivery stands',
      path,
      answers: { 200: anything, 404: refusal },
      serve: onDelivery(async (delivery) => shownDelivery(delivery)),
    },
    {
      method: 'POST',
      url: '/deliveries/:id/reset',
      summary: 'Reset the flag of a packet that is held after a failure: it is offered again',
      path,
      answers: { 200: outcome, 404: refusal, 409: refusal },
      serve: onDelivery(async (delivery, reply) => {
        const reset = await resetDelivery(delivery, hub);
        return reset === 'refused' ? reply.code(409).send({ error: ended }) : { outcome: reset };
      }),
    },
    {
      method: 'GET',
      url: '/deliveries/:id/content',
      summary:
        'The packet by the portal: byte for byte what getEdoc gives. It stays listed until acknowledged.',
      path,
      answers: { 404: refusal, 409: refusal },
      serve: onDelivery(async (delivery, reply) => {
        if ((await downloadDelivery(delivery, hub)) === 'withdrawn') return gone(reply);
        const { size, bytes } = await hub.deliver(delivery.packet);
        return reply
          .type('application/xml')
          .header('Content-Length', size)
          .header('Content-Disposition', `attachment; filename="${delivery.deliveryId}.edxml"`)
          .send(Readable.from(bytes(), { objectMode: false }));
      }),
    },
    {
      method: 'POST',
      url: '/deliveries/:id/email',
      summary: 'The packet by mail: kept as a notice to the receiver, with the packet’s hash',
      path,
      answers: { 200: outcome, 404: refusal, 409: refusal },
      serve: onDelivery(async (delivery, reply) =>
        (await mailDelivery(delivery, hub)) === 'withdrawn' ? gone(reply) : { outcome: 'recorded' },
      ),
    },
  ];
}

const ended = 'The delivery is done or withdrawn; there is nothing to offer again.';
const recalled = 'The delivery was recalled by its sender before it left the hub.';

import { pemOf } from '../../../fixtures/keys/signing-keys.ts';
import { clockRoutes } from '../../hub/management/clock-routes.ts';
import { faultRoutes } from '../../hub/management/fault-routes.ts';
import {
  anything,
  list,
  object,
  type Page,
  pageQuery,
  type Route,
  text,
} from '../../hub/management/route.ts';
import { addressesOf } from '../addresses.ts';
import { authorityNames, authorityPlans } from '../authorities.ts';
import { trustFileOf } from '../trust-file.ts';
import type { ManagedServices } from './managed-services.ts';

/** Health, addresses, who may ask, trust, clock, faults, trace. */
export function serviceRoutes(services: ManagedServices): readonly Route[] {
  const { authorities, managers, trace, faults, clock, url } = services;
  return [
    {
      method: 'GET',
      url: '/health',
      summary: 'The process answers',
      answers: { 200: object({ status: text }) },
      serve: async () => ({ status: 'up' }),
    },
    {
      method: 'GET',
      url: '/ready',
      summary: 'Addresses of the services',
      answers: { 200: object({ url: text, timeStamps: text, authorities: list(anything) }) },
      serve: async () => ({
        url: url(),
        timeStamps: `${url()}/tsp`,
        authorities: authorityNames.map((name) => ({ name, ...addressesOf(url(), name) })),
      }),
    },
    {
      method: 'GET',
      url: '/authorities/:name',
      summary: 'One authority: its certificate as PEM, and what it issues',
      path: { name: { enum: authorityNames } },
      answers: { 200: anything },
      serve: async (request) => {
        const { name } = request.params as { readonly name: (typeof authorityNames)[number] };
        const { certificate } = await authorities.holder(name);
        const { subject, issuer, issues, purposes } = authorityPlans[name];
        return { name, subject, issuer, issues, purposes, pem: pemOf('CERTIFICATE', certificate) };
      },
    },
    {
      method: 'GET',
      url: '/managers',
      summary: 'Subscriber managers, and the bodies whose subscribers they manage',
      answers: { 200: object({ managers: list(anything) }) },
      serve: async () => ({ managers }),
    },
    {
      method: 'GET',
      url: '/trust',
      summary: 'The roots by purpose, as a trust file',
      answers: { 200: anything },
      serve: () => trustFileOf(authorities),
    },
    {
      method: 'GET',
      url: '/trace',
      summary: 'What happened, and who asked for what',
      query: pageQuery,
      answers: { 200: object({ events: list(anything) }) },
      serve: async (request) => {
        const { after = 0, limit = 1_000 } = request.query as Page;
        return { events: trace.list(after, limit) };
      },
    },
    ...clockRoutes({ hub: { ports: { clock } } }),
    ...faultRoutes({ faults }),
  ];
}

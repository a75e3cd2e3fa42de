import type { ExchangeEvent } from '../exchange-event.ts';

/** Every event that is told, each once: a name that is left out does not compile. */
const told: Readonly<Record<ExchangeEvent['name'], true>> = {
  'packet-accepted': true,
  'request-refused': true,
  'packet-fetched': true,
  'packet-acknowledged': true,
  'document-processed': true,
  'status-received': true,
  'agency-changed': true,
  'document-verified': true,
  'fault-fired': true,
  'status-judged': true,
  'document-marked': true,
  'delivery-reset': true,
  'delivery-handed-over': true,
  'notice-given': true,
  'packet-quarantined': true,
  'security-event': true,
};

/** Names by which a scenario speaks of events. */
export const eventNames: readonly string[] = Object.keys(told);

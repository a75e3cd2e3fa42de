import { durationPattern } from '../../protocol/calendar/duration.ts';
import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import { faultPlanSchema } from '../faults/plan-schema.ts';
import { documentTypeProperties } from '../hub/transfers/written-limits.ts';
import type { DeedName } from './act.ts';
import { eventNames } from './event-names.ts';

/** Parts of the schema that acts and the rest share. */
export const text: JsonSchema = { type: 'string', minLength: 1 };
export const code = (what: string): JsonSchema => ({ ...text, description: what });
export const codes = (what: string): JsonSchema => ({
  type: 'array',
  items: text,
  minItems: 1,
  description: what,
});
export const duration = (what: string): JsonSchema => ({
  type: 'string',
  pattern: durationPattern,
  description: `${what}: 90s, 10m, 2h, 3d, 1h30m`,
});
export const statusCode: JsonSchema = { enum: ['01', '02', '03', '04', '05', '06', '13', '15', '16'] };
const flag: JsonSchema = { type: 'boolean' };
const letter = code('id of the act that sent the document');
const letters = codes('ids of the acts that sent them');
const reason: JsonSchema = { ...text, description: 'why' };
const receivers = codes('at these receivers only');

interface Form {
  readonly does: string;
  readonly own: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/** What can be done, with what each deed is told. */
export const deeds: Readonly<Record<DeedName, Form>> = {
  send: {
    does: 'A new letter leaves its author.',
    own: {
      from: code('the author’s code'),
      to: codes('receivers, codes of either form'),
      priority: { type: 'integer', minimum: 0, maximum: 4, description: 'urgency' },
      subject: text,
      ...documentTypeProperties,
      person: code('whom the receiving body is to hand it to'),
      encrypted: {
        enum: ['tampered', 'for-others', 'weak'],
        description: 'files are encrypted, and changed then, for others than the receivers, or weakly',
      },
      signed: { ...flag, description: 'typeset, with test signatures of leader and seal; from G22 or H17' },
    },
    required: ['from', 'to'],
  },
  recall: {
    does: 'A letter that recalls others (transaction kind 1); by anybody but their issuer it is a forgery.',
    own: { documents: letters, receivers, from: code('who recalls; the issuer unless told'), reason },
    required: ['documents'],
  },
  'take-back': {
    does: 'The sender asks for a document back (status 13).',
    own: { document: letter, receivers, reason },
    required: ['document'],
  },
  update: {
    does: 'Another version of a document, or other receivers (transaction kind 2).',
    own: {
      document: letter,
      subject: text,
      add: codes('receivers that come to it'),
      remove: codes('receivers that are taken off'),
      content: { ...flag, description: 'false when only receivers change' },
      reason,
    },
    required: ['document'],
  },
  replace: {
    does: 'A new letter in the place of others (transaction kind 3).',
    own: { documents: letters, reason },
    required: ['documents'],
  },
  resend: {
    does: 'The same packet once more, or another one under the same identifier.',
    own: { document: letter, content: { enum: ['same', 'other'] } },
    required: ['document', 'content'],
  },
  say: {
    does: 'A status out of turn, which no clerk’s script stands behind.',
    own: { from: code('who says it'), to: code('to whom'), document: letter, status: statusCode, reason },
    required: ['from', 'to', 'document', 'status'],
  },
  'hand-over': {
    does: 'The receiver’s people get a packet beside the axis and enter it in their system.',
    own: { document: letter, receiver: code('its code'), channel: { enum: ['portal', 'email'] } },
    required: ['document', 'receiver', 'channel'],
  },
  reset: {
    does: 'A held packet is offered again.',
    own: { document: letter, receiver: code('its code') },
    required: ['document', 'receiver'],
  },
  'reset-held': { does: 'Every held packet is offered again.', own: {}, required: [] },
  register: {
    does: 'A body enters the directory.',
    own: {
      code: code('its code'),
      name: text,
      system: code('system that serves it'),
      parent: code('the body above'),
    },
    required: ['code', 'name', 'system'],
  },
  rename: {
    does: 'A body gets another name.',
    own: { code: code('its code'), name: text },
    required: ['code', 'name'],
  },
  close: {
    does: 'A body ends; with a successor it is merged into that one.',
    own: {
      code: code('its code'),
      reason,
      successor: code('who takes over'),
      waiting: { enum: ['keep', 'successor', 'return'], description: 'what becomes of packets that wait' },
    },
    required: ['code', 'reason'],
  },
  pause: {
    does: 'An agency’s system stops polling.',
    own: { agency: code('its code') },
    required: ['agency'],
  },
  resume: { does: 'It polls again.', own: { agency: code('its code') }, required: ['agency'] },
  restart: {
    does: 'The hub or a node ends and comes up again with what it kept.',
    own: { what: code('hub, or the code of an agency') },
    required: ['what'],
  },
  faults: {
    does: 'From now on this goes wrong.',
    own: { plan: withoutDraft(faultPlanSchema) },
    required: ['plan'],
  },
  authorities: {
    does: 'The certification authorities stop answering, or begin again.',
    own: { answer: flag },
    required: ['answer'],
  },
  revoke: {
    does: 'A certificate is revoked, or suspended.',
    own: { agency: code('G22 or H17'), whose: { enum: ['leader', 'seal'] }, suspended: flag },
    required: ['agency', 'whose'],
  },
};

const head: Readonly<Record<string, JsonSchema>> = {
  id: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', description: 'by which others speak of it' },
  at: duration('from the start'),
  after: code('id of an act'),
  when: {
    type: 'object',
    description: 'as soon as something is told',
    properties: {
      event: { enum: eventNames, description: 'name of an event' },
      document: letter,
      by: code('who'),
      says: statusCode,
    },
    required: ['event'],
    additionalProperties: false,
  },
  wait: duration('added to all of these'),
};

/** The schema of one deed with its time. */
export function actSchema(name: DeedName): JsonSchema {
  const { does, own, required } = deeds[name];
  return {
    title: name,
    description: does,
    type: 'object',
    properties: { do: { const: name }, ...head, ...own },
    required: ['do', ...required],
    additionalProperties: false,
  };
}

/** A schema within another one names no draft of its own. */
export function withoutDraft({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

import { createCipheriv, createHash } from 'node:crypto';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { names } from '../../protocol/edxml/names.ts';
import type { HubStage, Scenario } from '../engine/stage.ts';
import { look, send } from './hub-acts.ts';
import { packetDefects } from './hub-defects.ts';
import { edited, letter } from './hub-letters.ts';

/** ENV-01, ENV-02, ENV-04, ENV-05: a sound letter, the same with one thing wrong, and the same told otherwise. */
export const hubValidation: Scenario = {
  id: 'hub-validation',
  title: { vi: 'Kiểm tra hợp lệ trước khi chuyển', en: 'Validation before anything is forwarded' },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    await sendEdited(stage, 'sound', (packet) => packet);
    for (const [name, change] of lawfulVariants) await sendEdited(stage, name, change);
    for (const { name, field, search, by } of packetDefects) {
      const sent = letter(stage, name, office.agencies[0], [city.agencies[0]]);
      stage.step(name, { document: sent.documentId, field });
      await send(stage, office, edited(sent.packet, search, by), { broken: name });
    }
    const again = letter(stage, 'again', office.agencies[0], [city.agencies[0]]);
    stage.step('again', { document: again.documentId, change: 'the same defect as no-subject' });
    const subject = new RegExp(`<edXML:${names.subject}>.*</edXML:${names.subject}>`);
    await send(stage, office, edited(again.packet, subject, ''), { broken: 'no-subject' });
    stage.step('received');
    await look(stage, city);
  },
};

async function sendEdited(
  stage: HubStage,
  name: string,
  change: (packet: Uint8Array) => Uint8Array,
): Promise<void> {
  const [office, city] = stage.accounts;
  const sent = letter(stage, name, office.agencies[0], [city.agencies[0]]);
  stage.step(name, { document: sent.documentId });
  await send(stage, office, change(sent.packet));
}

type Variant = readonly [name: string, change: (packet: Uint8Array) => Uint8Array];

/** What readers have to take: order is free, unknown elements are tolerated, empty is absent. */
const lawfulVariants: readonly Variant[] = [
  ['other-order', (packet) => edited(packet, swapped(names.subject, names.content), '$2$1')],
  [
    'unknown-element',
    (packet) => edited(packet, /(<edXML:MessageHeader>)/, '$1<edXML:MoRong>1</edXML:MoRong>'),
  ],
  ['empty-element', (packet) => edited(packet, new RegExp(`(<edXML:${names.fax}>)[^<]*`), '$1')],
  ['other-prefix', (packet) => edited(packet, /edXML:(?!edXML=)/g, '')],
];

function swapped(first: string, second: string): RegExp {
  return new RegExp(
    `(<edXML:${first}>.*?</edXML:${first}>)\\s*(<edXML:${second}>.*?</edXML:${second}>)`,
    's',
  );
}

/** ENV-03, GEN-01: what is meant to harm, and what may not be here at all. */
export const hubHostile: Scenario = {
  id: 'hub-hostile',
  title: { vi: 'Gói tin phá hoại và văn bản mật', en: 'Hostile packets and state secrets' },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    await sendEdited(stage, 'sound', (packet) => packet);
    for (const [name, change] of hostile) {
      const sent = letter(stage, name, office.agencies[0], [city.agencies[0]]);
      stage.step(name, { document: sent.documentId });
      await send(stage, office, change(sent.packet), { broken: name });
    }
    await sendEdited(stage, 'sound-after', (packet) => packet);
    stage.step('received');
    await look(stage, city);
    stage.step('log', { sender: office.systemId });
    await stage.manage?.({ method: 'GET', path: '/trace?limit=10000' });
  },
};

const doctype = (inside: string) => (packet: Uint8Array) =>
  edited(packet, '<edXML xmlns', `<!DOCTYPE edXML [${inside}]>\n<edXML xmlns`);

/** Ten entities, each ten times the one before. */
const bomb = Array.from({ length: 10 }, (_, at) => {
  return `<!ENTITY e${at} "${at === 0 ? 'ha' : `&e${at - 1};`.repeat(10)}">`;
}).join('');

const hostile: readonly Variant[] = [
  ['doctype', doctype('<!ENTITY a "b">')],
  ['external-entity', doctype('<!ENTITY a SYSTEM "http://127.0.0.1:9/lien-thong">')],
  ['entity-bomb', (packet) => edited(doctype(bomb)(packet), 'V/v', '&e9;')],
  [
    'deep-nesting',
    (packet) =>
      edited(
        packet,
        /(<edXML:MessageHeader>)/,
        `$1${'<edXML:a>'.repeat(10_000)}${'</edXML:a>'.repeat(10_000)}`,
      ),
  ],
  ['secret-subject', (packet) => edited(packet, 'V/v', '(MẬT) V/v')],
  ['top-secret-subject', (packet) => edited(packet, 'V/v', '(TUYỆT MẬT) V/v')],
  ['secret-file-name', (packet) => edited(packet, /phu-luc/g, 'TOI MAT phu-luc')],
];

/** ENV-13: just under the declared limit, just over it, and a sound letter afterwards. */
export const hubSize: Scenario = {
  id: 'hub-size',
  title: { vi: 'Giới hạn dung lượng gói tin', en: 'The limit of a packet’s size' },
  seat: 'hub',
  async run(stage) {
    const { packetBytes } = stage.known;
    if (packetBytes === undefined) return;
    const [office, city] = stage.accounts;
    const large = (name: string, length: number) => {
      const { documentId, draft } = letter(stage, name, office.agencies[0], [city.agencies[0]]);
      const attachments = [...draft.attachments, annexFor(documentId, length)];
      const { packet } = letter(stage, name, office.agencies[0], [city.agencies[0]], { attachments });
      return { documentId, packet: padded(packet, length) };
    };
    const under = large('under', packetBytes - 1);
    stage.step('under', { document: under.documentId });
    await send(stage, office, under.packet);
    const over = large('over', packetBytes + 1);
    stage.step('over', { document: over.documentId, limit: String(packetBytes) });
    await send(stage, office, over.packet, { broken: 'too large' });
    await sendEdited(stage, 'after', (packet) => packet);
    stage.step('received');
    await look(stage, city);
  },
};

/** What an envelope needs besides its large file, in bytes. */
const roomForEnvelope = 16_384;

/**
 * A file that makes a packet of nearly this length: it is by its files that a packet is large, and a hub may well
 * refuse an envelope of megabytes. Noise in letters of Base64: packing takes away what Base64 adds, but for three
 * hundredths (measured).
 */
function annexFor(documentId: string, length: number): DocumentDraft['attachments'][number] {
  const letters = Math.max(0, Math.floor(0.95 * (length - roomForEnvelope)));
  const key = createHash('sha256').update(documentId).digest();
  const noise = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(letters));
  return {
    name: 'phu-luc-lon.txt',
    description: 'Phụ lục lớn',
    bytes: Buffer.from(noise.toString('base64').slice(0, letters)),
    contentType: 'text/plain',
  };
}

/** White space behind the root is no content. */
function padded(packet: Uint8Array, length: number): Uint8Array {
  return Buffer.concat([packet, Buffer.alloc(length - packet.length, ' ')]);
}

export const validationScenarios = [hubValidation, hubHostile, hubSize] as const;

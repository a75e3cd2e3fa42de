import { parseLocalTimestamp, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names } from '../../protocol/edxml/names.ts';
import type { Carry } from '../engine/stage.ts';
import { operationOf } from '../engine/system-box.ts';
import { accepted, document, type Meant, packetIn, signedAnew, withPacket } from './agency-tools.ts';

export const ofKind = (kind: number) => (packet: string) =>
  document(packet, none) && packet.includes(`${names.transactionKind}>${kind}<`);
export const none = { method: 'POST', target: '', headers: [], body: new Uint8Array() };
export const emptied = (name: string) => (packet: string) =>
  packet.replace(new RegExp(`(<[^<>/]*${name}>)[^<]*(</[^<>]*${name}>)`), '$1$2');
export const without = (name: string) => (packet: string) =>
  packet.replace(new RegExp(`<([A-Za-z]+:)?${name}>.*?</([A-Za-z]+:)?${name}>`, 's'), '');

/** One parameter of `sendEdoc` is another than the packet says, and signed. */
export function misnaming(name: string, value: string, meant: Meant = document): (orderly: Carry) => Carry {
  return (orderly) => (request) => {
    if (operationOf(request) !== 'sendEdoc' || !meant(packetIn(request), request)) return orderly(request);
    return orderly(signedAnew(request, [[name, value]]));
  };
}

/** A document without annexes. */
export const alone: Meant = (packet, request) =>
  document(packet, request) && packet.split(/<(?:[A-Za-z]+:)?Attachment>/).length === 2;

/** The second element of a name goes. */
export function second(name: string): (packet: string) => string {
  const element = new RegExp(`<(?:[A-Za-z]+:)?${name}[ >].*?</(?:[A-Za-z]+:)?${name}>`, 'gs');
  return (packet) => {
    let met = 0;
    return packet.replace(element, (whole) => {
      met += 1;
      return met === 2 ? '' : whole;
    });
  };
}

/** The first To once more. */
export function twice(packet: string): string {
  return packet.replace(/<([A-Za-z]+:)?To>.*?<\/([A-Za-z]+:)?To>/s, (to) => to + to);
}

/** After a refusal the same packet is sent again, and again. */
export const stubborn: (orderly: Carry) => Carry = (orderly) => async (request) => {
  const answer = await orderly(request);
  if (operationOf(request) !== 'sendEdoc' || !isFail(answer.body)) return answer;
  await orderly(request);
  return answer;
};

/** After trouble the same packet is sent again at once. */
export const hasty: (orderly: Carry) => Carry = (orderly) => async (request) => {
  const answer = await orderly(request);
  if (operationOf(request) !== 'sendEdoc' || answer.body[0] !== 0x3c) return answer;
  await orderly(request);
  return answer;
};

/** A refusal counts as sent. */
export const deaf: (orderly: Carry) => Carry = (orderly) => async (request) => {
  const answer = await orderly(request);
  return operationOf(request) === 'sendEdoc' && isFail(answer.body) ? accepted() : answer;
};

/** An error page counts as sent. */
export function content(meant: (body: Uint8Array) => boolean): (orderly: Carry) => Carry {
  return (orderly) => async (request) => {
    const answer = await orderly(request);
    return operationOf(request) === 'sendEdoc' && meant(answer.body) ? accepted() : answer;
  };
}

/** After a cut the document is packed anew, one second later. */
export const repacking: (orderly: Carry) => Carry = (orderly) => {
  let cut = false;
  return async (request) => {
    if (operationOf(request) !== 'sendEdoc') return orderly(request);
    const again = cut;
    cut = false;
    try {
      return await orderly(again ? withPacket(request, later(packetIn(request))) : request);
    } catch (error) {
      cut = true;
      throw error;
    }
  };
};

export function later(packet: string): string {
  return moved(packet, 1000);
}

export function moved(packet: string, ms: number): string {
  return packet.replace(/(Timestamp>)([^<]+)(<)/, (whole, before: string, text: string, after: string) => {
    const at = parseLocalTimestamp(text);
    return at === undefined ? whole : `${before}${renderLocalTimestamp(at + ms)}${after}`;
  });
}

/** After so many cuts nothing is sent any more. */
export const giving: (orderly: Carry) => Carry = (orderly) => {
  let cuts = 0;
  return async (request) => {
    if (operationOf(request) !== 'sendEdoc') return orderly(request);
    if (cuts >= 4) throw Object.assign(new Error('given up'), { code: 'ECONNREFUSED' });
    try {
      return await orderly(request);
    } catch (error) {
      cuts += 1;
      throw error;
    }
  };
};

export function isFail(body: Uint8Array): boolean {
  return body[0] === 0x7b && Buffer.from(body).includes('"FAIL"');
}

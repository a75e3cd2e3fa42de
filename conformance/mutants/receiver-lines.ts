import { names } from '../../protocol/edxml/names.ts';
import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import type { Carry, RawRequest } from '../engine/stage.ts';
import { operationOf } from '../engine/system-box.ts';
import { accepted, type Meant, packetIn, rewriting, signedAnew, status } from './agency-tools.ts';

export function idIn(packet: string): string {
  return /<[^<>/]*DocumentId>([^<]*)</.exec(packet)?.[1] ?? '';
}

/** After a status of one code, one of another code about the same document follows, which nobody said. */
export function goingOn(
  after: string,
  then: string,
  meant: Meant = status(after),
): (orderly: Carry) => Carry {
  return (orderly) => {
    const change = rewriting(meant, (packet) =>
      packet.replace(new RegExp(`(StatusCode>)${after}(<)`), `$1${then}$2`),
    )(orderly);
    const seen = new Map<string, string>();
    return async (request) => {
      const answer = await orderly(request);
      if (operationOf(request) !== 'sendEdoc') return answer;
      const packet = packetIn(request);
      const code = /StatusCode>([^<]*)</.exec(packet)?.[1];
      if (code === '13' || !meant(packet, request)) return answer;
      if (seen.has(idIn(packet))) return answer;
      seen.set(idIn(packet), then);
      await change(request);
      return answer;
    };
  };
}

/** Packets that are meant leave after so many lists more; the system believes that they left at once. */
export function heldBack(meant: Meant, lists: number): (orderly: Carry) => Carry {
  return (orderly) => {
    const held: { readonly request: RawRequest; left: number }[] = [];
    return async (request) => {
      if (operationOf(request) === 'sendEdoc' && meant(packetIn(request), request)) {
        held.push({ request, left: lists });
        return accepted();
      }
      if (operationOf(request) === 'getReceivedEdocList') {
        for (const each of held) each.left -= 1;
        while (held[0] !== undefined && held[0].left <= 0) {
          const due = held.shift();
          if (due !== undefined) await orderly(due.request);
        }
      }
      return orderly(request);
    };
  };
}

/** Statuses about a document that somebody recalled go on: 03 about a recall is followed by 05 about what it recalled. */
export const ignoresRecall: (orderly: Carry) => Carry = (orderly) => {
  let recalled = '';
  return async (request) => {
    if (operationOf(request) !== 'sendEdoc') {
      const answer = await orderly(request);
      if (operationOf(request) !== 'getEdoc') return answer;
      const data = /"data":"([^"]*)"/.exec(Buffer.from(answer.body).toString('latin1'))?.[1] ?? '';
      const packet = Buffer.from(data, 'base64').toString('utf8');
      const isRecall = packet.includes(`${names.transactionKind}>1<`);
      if (isRecall && recalled === '')
        recalled = /ResponseFor>.*?DocumentId>([^<]*)</s.exec(packet)?.[1] ?? '';
      return answer;
    }
    const answer = await orderly(request);
    const packet = packetIn(request);
    if (recalled === '' || !/StatusCode>03</.test(packet)) return answer;
    const about = recalled;
    recalled = '';
    const [, day = '', code = ''] = /^[^,]*,([^,]*),(.*)$/.exec(about) ?? [];
    await rewriting(status('03'), (text) =>
      text
        .replace(/(StatusCode>)03(<)/, '$105$2')
        .replace(/(ResponseFor>.*?DocumentId>)[^<]*(<)/s, `$1${about}$2`)
        .replace(/(ResponseFor>.*?<[^<>/]*Code>)[^<]*(<)/s, `$1${code}$2`)
        .replace(/(ResponseFor>.*?PromulgationDate>)[^<]*(<)/s, `$1${day}$2`),
    )(orderly)(request);
    return answer;
  };
};

/** Packets that hold a text never reach the system: its reader broke off, and said nothing. */
export function chokingOn(pattern: RegExp, manner: 'skips' | 'stops'): (orderly: Carry) => Carry {
  return (orderly) => {
    let stopped = false;
    return async (request) => {
      const answer = await orderly(request);
      if (operationOf(request) !== 'getEdoc') return answer;
      const data = /"data":"([^"]*)"/.exec(Buffer.from(answer.body).toString('latin1'))?.[1] ?? '';
      const chokes = pattern.test(Buffer.from(data, 'base64').toString('utf8'));
      if (manner === 'stops' && chokes) stopped = true;
      if (!chokes && !stopped) return answer;
      return { ...answer, body: Buffer.from('{"status":"FAIL","ErrorCode":"21","ErrorDesc":"x","data":""}') };
    };
  };
}

/** Whatever is said about a packet is said to be done. */
export const alwaysDone: (orderly: Carry) => Carry = (orderly) => (request) => {
  if (operationOf(request) !== 'updateStatus') return orderly(request);
  return orderly(signedAnew(request, [['status', 'done']]));
};

/** After an error page the system asks no more for a while, or for good. */
export function givesUp(forCalls: number): (orderly: Carry) => Carry {
  return (orderly) => {
    let left = 0;
    return async (request) => {
      if (left > 0) {
        left -= 1;
        throw Object.assign(new Error('given up'), { code: 'ECONNREFUSED' });
      }
      const answer = await orderly(request);
      if (operationOf(request) === 'getReceivedEdocList' && answer.body[0] === 0x3c) left = forCalls;
      return answer;
    };
  };
}

/** After so many lists, of one queue where it is named, the system is told of nothing new, and asks no more. */
export function stopsAsking(after: number, queue?: 'edoc' | 'status'): (orderly: Carry) => Carry {
  return (orderly) => {
    let asked = 0;
    return async (request) => {
      if (operationOf(request) !== 'getReceivedEdocList') return orderly(request);
      const asksFor = parameterText(parseParameters(request.headers), 'messagetype');
      if (queue !== undefined && asksFor !== queue) return orderly(request);
      asked += 1;
      if (asked <= after) return orderly(request);
      const body = Buffer.from('{"status":"OK","ErrorCode":"0","ErrorDesc":"x","data":[]}');
      return { httpStatus: 200, headers: [], body };
    };
  };
}

/** Every 03 is followed by another one with a later time. */
export const registersTwice: (orderly: Carry) => Carry = (orderly) => {
  const again = rewriting(status('03'), (packet) =>
    packet.replace(/(Timestamp>\d{4}\/\d\d\/\d\d \d\d:\d\d:)\d\d(<)/, '$159$2'),
  )(orderly);
  return async (request) => {
    const answer = await orderly(request);
    if (operationOf(request) === 'sendEdoc' && /StatusCode>03</.test(packetIn(request))) await again(request);
    return answer;
  };
};

/** One acknowledgement in three is forgotten. */
export const forgetful: (orderly: Carry) => Carry = (orderly) => {
  const done = new Set<string>();
  return async (request) => {
    if (operationOf(request) !== 'updateStatus') return orderly(request);
    const id = request.headers.find(([name]) => /docid$/i.test(name))?.[1] ?? '';
    done.add(id);
    if (id.endsWith('3') && id.startsWith('c0ffee')) {
      return {
        httpStatus: 200,
        headers: [],
        body: Buffer.from('{"status":"OK","ErrorCode":"0","ErrorDesc":"x"}'),
      };
    }
    return orderly(request);
  };
};

/** Of what the lists of documents offer, the system sees every second row alone. */
export const overlooksEverySecond: (orderly: Carry) => Carry = (orderly) => {
  const seen: string[] = [];
  return async (request) => {
    const answer = await orderly(request);
    const asksFor = parameterText(parseParameters(request.headers), 'messagetype');
    if (operationOf(request) !== 'getReceivedEdocList' || asksFor !== 'edoc') return answer;
    const list = JSON.parse(Buffer.from(answer.body).toString('utf8')) as {
      readonly data: readonly { readonly docId: string }[];
    };
    seen.push(...list.data.map(({ docId }) => docId).filter((docId) => !seen.includes(docId)));
    const data = list.data.filter(({ docId }) => seen.indexOf(docId) % 2 === 0);
    return { ...answer, body: Buffer.from(JSON.stringify({ ...list, data })) };
  };
};

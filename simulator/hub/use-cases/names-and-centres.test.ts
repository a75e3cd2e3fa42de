import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import { type ExchangeUnderTest, letterOf, startExchange } from '../../agency/exchange-under-test.ts';
import { must } from '../../agency/office-under-test.ts';
import {
  asDocument,
  call,
  type HubUnderTest,
  letterDraft,
  startHubUnderTest,
  written,
} from '../hub-under-test.ts';

const centre = '00.38.W00';

describe('a packet’s names and centres', () => {
  let hub: HubUnderTest;
  beforeAll(async () => {
    hub = await startHubUnderTest();
  });
  afterAll(() => hub.close());
  beforeEach(() => hub.store.reset());

  /** The problems that the hub met in a packet that it took. */
  async function noticed(draft: DocumentDraft) {
    const { organId } = draft.from;
    const body = written(encodeDocument(draft, 'sdk'));
    const found: string[] = [];
    const stop = hub.onRequest(({ problems }) =>
      found.push(...problems.map(({ code, place }) => `${code} ${place.path}`)),
    );
    const { json } = await call(hub, organId, 'sendEdoc', asDocument(organId), body);
    stop();
    expect(json['status']).toBe('OK');
    return found;
  }
  const named = (organName: string) => {
    const draft = letterDraft(['H17']);
    return { ...draft, to: draft.to.map((party) => ({ ...party, organName })) };
  };

  it('MET-14: are found when a name is not the directory’s for its code', async () => {
    const other = named('Ủy ban nhân dân tỉnh Cà Mau và các đơn vị trực thuộc');
    expect(await noticed(other)).toContain('hub.name-differs MessageHeader/To[1]/OrganName');
    const draft = letterDraft(['H17']);
    const sender = { ...draft, from: { ...draft.from, organName: 'Bộ Ngoại giao' } };
    expect(await noticed(sender)).toContain('hub.name-differs MessageHeader/From/OrganName');
    expect((await noticed(letterDraft(['H17', 'G06']))).join()).not.toContain('hub.name-differs');
    expect((await noticed(named('UBND thành phố Đà Nẵng'))).join()).toContain('hub.name-differs');
  });

  it('MET-14: are those of the day of sending', async () => {
    const renamed = 'Ủy ban nhân dân đặc khu Đà Nẵng và Quảng Nam';
    const rename = async (name: string) => {
      const body = JSON.stringify({ code: 'H17', name });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${hub.managementUrl}/directory/rename`, { method: 'POST', headers, body });
    };
    await rename(renamed);
    expect((await noticed(letterDraft(['H17']))).join()).toContain('hub.name-differs');
    expect((await noticed(named(renamed))).join()).not.toContain('hub.name-differs');
    await rename('Ủy ban nhân dân thành phố Đà Nẵng');
  });

  it('ENV-15: are found when a centre sends in its own name, or leaves itself out of the trace', async () => {
    const member = letterDraft(['H17'], '1', 'H38');
    expect((await noticed(member)).join()).toContain('hub.centre-not-in-trace TraceHeaderList');
    const through = {
      ...member,
      trace: [...member.trace, { organId: centre, timestamp: '2026/11/20 16:50:00' }],
    };
    expect((await noticed(through)).join()).not.toContain('centre');
    const own = letterDraft(['H17'], '2', centre);
    expect((await noticed(own)).join()).toContain('hub.sender-is-centre MessageHeader/From/OrganId');
  });
});

describe('ENV-15: a node that is a centre', () => {
  let exchange: ExchangeUnderTest;
  beforeAll(async () => {
    exchange = await startExchange();
  });
  afterAll(() => exchange.close());

  it('sends with the member in From, and itself in the trace', async () => {
    await exchange.seat({ H38: {}, H17: {} });
    must(await exchange.node('H38').send(letterOf('H38', ['H17'], 1)));
    await exchange.settle();
    const [received] = exchange.node('H17').store.received();
    expect(received?.from.organId).toBe('H38');
    expect(received?.trace?.map(({ organId }) => organId)).toEqual(['H38', centre, '00.00.W00']);
    expect(await exchange.differences()).toEqual([]);
  });
});

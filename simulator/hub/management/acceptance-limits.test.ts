import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FlowsUnderTest, letterTo, startFlows } from '../transfers/flows-under-test.ts';

const minute = 60_000;
let flows: FlowsUnderTest;
beforeEach(async () => {
  flows = await startFlows();
});
afterEach(() => flows.close());

interface Answer {
  readonly rows?: readonly object[];
  readonly otherwise?: object;
  readonly problems?: readonly {
    readonly code: string;
    readonly place: { readonly path: string };
    readonly vi: { readonly text: string };
    readonly en: { readonly text: string };
  }[];
}

async function put(body: unknown) {
  const answer = await fetch(`${flows.managementUrl}/acceptance-limits`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, json: (await answer.json()) as Answer };
}

async function get(): Promise<Answer> {
  return (await (await fetch(`${flows.managementUrl}/acceptance-limits`)).json()) as Answer;
}

const ofType2 = { type: 2, limit: { kind: 'clock-minutes', minutes: 90 } } as const;
const ofLetters = { type: 2, typeDetail: 18, limit: { kind: 'clock-minutes', minutes: 30 } } as const;

describe('STA-15: limits of acceptance at the management port', () => {
  it('hold for what comes from then on, the narrower row first', async () => {
    await flows.send(letterTo(['H17']));
    const before = await flows.transfer('H17');
    const { status, json } = await put({ rows: [ofType2, ofLetters] });
    expect([status, json.rows]).toEqual([200, [ofLetters, ofType2]]);
    expect(json.otherwise).toEqual({ kind: 'working-minutes', minutes: 240 });
    await flows.send(letterTo(['H17'], '2'));
    const plan = letterTo(['H17'], '3');
    await flows.send({ ...plan, documentType: { type: 2, typeDetail: 10, typeName: 'Kế hoạch' } });
    const now = flows.clock.now();
    expect((await flows.transfer('H17', '2')).acceptBy).toBe(now + 30 * minute);
    expect((await flows.transfer('H17', '3')).acceptBy).toBe(now + 90 * minute);
    expect((await flows.transfer('H17')).acceptBy).toBe(before.acceptBy);
  });

  it('warn both sides of two types at two times, each once', async () => {
    await put({ rows: [ofType2, ofLetters] });
    await flows.send(letterTo(['H17'], '2'));
    const plan = letterTo(['H17'], '3');
    await flows.send({ ...plan, documentType: { type: 2, typeDetail: 10, typeName: 'Kế hoạch' } });
    const given = async () =>
      (await flows.events('notice-given')).map(({ to, documentIds }) => [to, documentIds.length]);
    await flows.clock.advance(31 * minute);
    expect((await given()).toSorted()).toEqual([
      ['G22', 1],
      ['H17', 1],
    ]);
    await flows.clock.advance(24 * 60 * minute);
    expect(await given()).toHaveLength(4);
  });

  it('go back to the usual one with {}', async () => {
    await put({ rows: [ofType2], otherwise: ofType2.limit });
    expect((await put({})).status).toBe(200);
    expect(await get()).toMatchObject({ rows: [], otherwise: { kind: 'working-minutes', minutes: 240 } });
  });

  it.each<[string, unknown, number, readonly string[]]>([
    ['a key that is not known', { row: [] }, 400, ['settings.key-unknown body']],
    [
      'a type that is none',
      { rows: [{ ...ofType2, type: 3 }] },
      400,
      ['settings.value-wrong body/rows/0/type'],
    ],
    [
      'no time at all',
      { otherwise: { kind: 'clock-minutes', minutes: 0 } },
      400,
      ['settings.value-wrong body/otherwise/minutes'],
    ],
    [
      'a kind that is none',
      { otherwise: { kind: 'hours', minutes: 1 } },
      400,
      ['settings.value-wrong body/otherwise/kind'],
    ],
    ['no limit in a row', { rows: [{ type: 2 }] }, 400, ['settings.key-missing body/rows/0/limit']],
    [
      'a number that is not in the list of its type',
      { rows: [{ ...ofType2, type: 1, typeDetail: 18 }] },
      422,
      ['settings.value-wrong body/rows/0/typeDetail'],
    ],
    ['one type with two limits', { rows: [ofType2, ofType2] }, 422, ['settings.id-repeated body/rows/1']],
  ])('are refused whole, in both languages, for %s', async (_, body, status, problems) => {
    const answer = await put(body);
    expect(answer.status).toBe(status);
    expect(answer.json.problems?.map(({ code, place }) => `${code} ${place.path}`)).toEqual(problems);
    expect(answer.json.problems?.every(({ vi, en }) => vi.text !== '' && vi.text !== en.text)).toBe(true);
    expect(await get()).toMatchObject({ rows: [], otherwise: { minutes: 240 } });
  });

  it('stand in the description of the port', async () => {
    const api = (await (await fetch(`${flows.managementUrl}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, object>>;
    };
    expect(Object.keys(api.paths['/acceptance-limits'] ?? {}).toSorted()).toEqual(['get', 'put']);
  });
});

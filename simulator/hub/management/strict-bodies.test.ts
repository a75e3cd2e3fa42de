import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { centre } from '../directory/desk-under-test.ts';
import { type HubUnderTest, startHubUnderTest } from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

interface Told {
  readonly text: string;
  readonly remedy: string;
}

interface Refused {
  readonly error: string;
  readonly problems?: readonly {
    readonly code: string;
    readonly place: { readonly path: string };
    readonly seen?: string;
    readonly expected?: string;
    readonly vi: Told;
    readonly en: Told;
  }[];
}

async function ask(path: string, body: string, type = 'application/json') {
  const answer = await fetch(hub.managementUrl + path, {
    method: 'POST',
    ...(body === '' ? {} : { body, headers: { 'content-type': type } }),
  });
  return { status: answer.status, json: (await answer.json()) as Refused };
}

/** Status, and each problem as code, place, what was seen and what may stand there. */
async function toldOf(path: string, body: unknown) {
  const { status, json } = await ask(path, JSON.stringify(body));
  return [
    status,
    ...(json.problems ?? []).map(({ code, place, seen, expected }) =>
      [code, place.path, seen, expected].map((each) => each ?? '-').join(' '),
    ),
  ];
}

describe('a body at the management port', () => {
  it.each<[string, string, object, readonly string[]]>([
    [
      'REG-05: a successor that was misspelt',
      '/directory/close',
      { code: 'H17.08', reason: 'Sáp nhập', sucessor: 'H17' },
      ['settings.key-unknown body sucessor successor'],
    ],
    [
      'REG-06: a day under another name',
      '/directory/close',
      { code: 'H17.08', reason: 'Sáp nhập', effectiveOn: '2027-01-01' },
      ['settings.key-unknown body effectiveOn code, reason, on, successor, waiting'],
    ],
    [
      'REG-06: a first day that was misspelt',
      '/directory/register',
      { ...centre, details: { validfrom: '2027-01-01' } },
      ['settings.key-unknown body/details validfrom validFrom'],
    ],
    [
      'no parent where one has to be named',
      '/directory/move',
      { code: 'H17.08', parent: null },
      ['settings.value-wrong body/parent null "…"'],
    ],
    [
      'nothing for yes or no',
      '/directory/lock',
      { code: 'H17.08', locked: null },
      ['settings.value-wrong body/locked null true, false'],
    ],
    [
      'a word for yes or no',
      '/directory/lock',
      { code: 'H17.08', locked: 'true' },
      ['settings.value-wrong body/locked "true" true, false'],
    ],
    [
      'a rename of nothing',
      '/directory/rename',
      { code: 'H17.08' },
      ['settings.choice-empty body - name, mail'],
    ],
    [
      'a name that was misspelt',
      '/directory/rename',
      { code: 'H17.08', nmae: 'x' },
      ['settings.choice-empty body - name, mail', 'settings.key-unknown body nmae name'],
    ],
    [
      'a step of the clock that was misspelt',
      '/clock',
      { freeze: true, advnace: 5 },
      ['settings.key-unknown body advnace advance'],
    ],
    ['yes for a number', '/clock', { advance: true }, ['settings.value-wrong body/advance true 0, 1, 2 …']],
    ['a number in quotes', '/clock', { advance: '7' }, ['settings.value-wrong body/advance "7" 0, 1, 2 …']],
    ['nothing to do', '/clock', {}, ['settings.choice-empty body - advance, freeze']],
    ['a wish where none can be given', '/reset', { keep: 'trace' }, ['settings.key-unknown body keep -']],
  ])('is refused, and nothing is done: %s', async (_, path, body, expected) => {
    const { instant } = (await (await fetch(`${hub.managementUrl}/clock`)).json()) as { instant: number };
    const version = await hub.store.directoryVersion();
    expect(await toldOf(path, body)).toEqual([400, ...expected]);
    expect(await hub.store.directoryVersion()).toBe(version);
    expect(hub.clock.now()).toBe(instant);
  });

  it('is refused in both languages, with its place and what to do', async () => {
    const { json } = await ask('/directory/close', JSON.stringify({ code: 'H17.08', sucessor: 'H17' }));
    expect(json.error).toBe(
      'body/reason: The key “body/reason” is missing. Add this key.\n' +
        'body: There is no key “sucessor” here. Did you mean: successor?',
    );
    expect(json.problems?.[1]).toMatchObject({
      vi: { text: 'Không có khoá “sucessor”.', remedy: 'Có phải là: successor?' },
      en: { text: 'There is no key “sucessor” here.', remedy: 'Did you mean: successor?' },
    });
  });

  it('is refused when there is none, or none that can be read', async () => {
    expect(await ask('/clock', '')).toMatchObject({
      status: 400,
      json: { problems: [{ code: 'settings.value-wrong', seen: 'null', expected: '{…}' }] },
    });
    expect(await ask('/clock', '{"advance":')).toMatchObject({
      status: 400,
      json: { problems: [{ code: 'settings.json-broken', place: { path: 'body' } }] },
    });
    expect((await ask('/clock', '{"advance":1}', 'text/plain')).status).toBe(400);
  });

  it('may be left out, or empty, where none is taken', async () => {
    expect((await ask('/sweep', '')).status).toBe(200);
    expect((await ask('/sweep', '{}')).status).toBe(200);
  });

  it('that is described in /openapi.json has nothing but what is described', async () => {
    const { paths } = (await (await fetch(`${hub.managementUrl}/openapi.json`)).json()) as Described;
    const loose = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { requestBody, responses }]) => {
        expect(Object.keys(responses)).toContain('400');
        const schema = requestBody?.content['application/json'].schema;
        return schema === undefined || isStrict(schema) ? [] : [`${method} ${path}`];
      }),
    );
    // A plan of faults is judged by its own schema, which has a path of its own.
    expect(loose).toEqual(['put /faults']);
  });
});

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly requestBody?: { readonly content: { readonly 'application/json': { schema: object } } };
            readonly responses: object;
          }
        >
      >
    >
  >;
}

/** True when every object in a schema names all that it may hold. */
function isStrict(schema: object): boolean {
  const { type, properties = {}, additionalProperties } = schema as ObjectSchema;
  return type !== 'object' || (additionalProperties === false && Object.values(properties).every(isStrict));
}

interface ObjectSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, object>>;
  readonly additionalProperties?: boolean;
}

describe('a query at the management port', () => {
  const asked = async (path: string) => {
    const answer = await fetch(hub.managementUrl + path);
    const { problems = [] } = (await answer.json()) as Refused;
    return [
      answer.status,
      ...problems.map(({ code, place, seen, expected }) => [code, place.path, seen, expected].join(' ')),
    ];
  };

  it.each([
    ['a filter that was misspelt', '/transfers?reciever=H17', 'settings.key-unknown query reciever receiver'],
    ['a filter under another name', '/requests?q=x', 'settings.key-unknown query q after, limit, system'],
    ['a filter where there is none', '/world?code=H17', 'settings.key-unknown query code -'],
    ['a word for a number', '/requests?after=abc', 'settings.value-wrong query/after "abc" 0, 1, 2 …'],
    ['nothing for a number', '/requests?after=', 'settings.value-wrong query/after "" 0, 1, 2 …'],
    ['a part of a number', '/trace?limit=1.5', 'settings.value-wrong query/limit 1.5 0, 1, 2 …'],
    ['a number that is too small', '/trace?limit=0', 'settings.value-wrong query/limit 0 ≥ 1'],
    ['one thing twice', '/requests?after=1&after=2', 'settings.value-wrong query/after ["1","2"] 0, 1, 2 …'],
  ])('is refused like a body: %s', async (_, path, expected) => {
    expect(await asked(path)).toEqual([400, expected]);
  });

  it('is refused in both languages', async () => {
    const answer = await fetch(`${hub.managementUrl}/transfers?reciever=H17`);
    expect(await answer.json()).toMatchObject({
      error: 'query: There is no key “reciever” here. Did you mean: receiver?',
      problems: [{ vi: { text: 'Không có khoá “reciever”.', remedy: 'Có phải là: receiver?' } }],
    });
  });

  it('may stand behind the address of the console', async () => {
    const answer = await fetch(`${hub.managementUrl}/?from=mail`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(200);
  });
});

describe('a number in a query', () => {
  it.each([
    '/trace?after=1e300',
    '/notices?after=9007199254740992',
    '/directory?since=1e300',
    '/directory/changes?since=9223372036854775808',
    '/quarantine?after=1e16',
  ])('is refused when no store has so many: %s', async (path) => {
    const answer = await fetch(hub.managementUrl + path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      problems: [{ code: 'settings.value-wrong', expected: '≤ 9007199254740991' }],
    });
  });

  it('is text, and read as one', async () => {
    expect((await fetch(`${hub.managementUrl}/trace?after=9007199254740991`)).status).toBe(200);
  });
});

describe('IDC-13: the column of former codes', () => {
  it.each(['H17.99', 'Z01ABC', '0100100079', '00.99.H17'])(
    'takes no code of another generation: %s',
    async (code102) => {
      const expected = [422, `directory.former-code-wrong code102 ${code102} 000.00.00.H17`];
      expect(await toldOf('/directory/former-code', { code: 'H17.136', code102 })).toEqual(expected);
      const entered = await toldOf('/directory/register', { ...centre, code102 });
      expect(entered).toContain(expected[1]);
      expect((await hub.store.findAgency('H17.136'))?.code102).toBeUndefined();
    },
  );
});

/** What stands in for k6 and for the hub that it calls: a clock that calls and sleep move, answers by operation. */
export const stage = {
  /** What went to the console. */
  lines: [] as string[],
  now: 1_790_000_000_000,
  callMs: 10,
  serve: (_operation: string, _headers: Readonly<Record<string, string>>): unknown => ({}),
};

export const k6 = {
  sleep: (seconds: number): void => {
    stage.now += seconds * 1000;
  },
};

export const encoding = {
  /** As Go’s standard encoding has it: line ends are passed over, anything else that is wrong is an error. */
  b64decode: (base64: string, _: string, form?: 's'): string | ArrayBuffer => {
    const text = base64.replace(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
      throw new Error('illegal base64 data');
    }
    const bytes = Buffer.from(text, 'base64');
    return form === 's' ? bytes.toString('utf8') : new Uint8Array(bytes).buffer;
  },
};

interface Batched {
  readonly url: string;
  readonly params: { readonly headers: Readonly<Record<string, string>> };
}

function request(_: string, url: string, __: unknown, { headers }: Batched['params']): object {
  stage.now += stage.callMs;
  const said = stage.serve(url.slice(url.lastIndexOf('/') + 1), headers);
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  return { status: 200, timings: { duration: stage.callMs }, body };
}

export const http = {
  request,
  batch: (calls: readonly Batched[]) => calls.map(({ url, params }) => request('', url, '', params)),
};

class Metric {
  add(): void {}
}

export const metrics = { Trend: Metric, Rate: Metric, Counter: Metric };

export const execution = {
  ...{ vu: { idInTest: 1 }, scenario: { iterationInTest: 0 }, instance: { currentTestRunDuration: 0 } },
};

export const data = {
  SharedArray: function SharedArray(_: string, rows: () => object): object {
    return rows();
  },
};

export const fs = { SeekMode: { Start: 0 }, open: () => Promise.resolve({}) };

const status = { texts: ['<status/>'], places: [] };

/** A payload folder of two systems, without letters, and the profile that is played. */
export const files: Readonly<Record<string, unknown>> = {
  'manifest.json': { attachments: [], polled: 2, sets: {} },
  'cast.json': [
    ['H10', 'H10'],
    ['H11', 'H11'],
  ],
  'agencies.json': ['H10', 'H11'].map((code) => ({ code, system: code, status })),
  'documents.json': [],
  'secrets.json': { H10: 'a', H11: 'b' },
  'profile.json': {
    acts: [
      { act: 'receive', everySeconds: 5, workers: 1, statuses: ['01', '03'], withoutBody: false },
      { act: 'big', at: 1, parallel: 1 },
      { act: 'herd', nodes: 3400, everySeconds: 300 },
    ],
    thresholds: [],
    seconds: 20,
    drainSeconds: 30,
  },
};

/** What k6 hands to its scripts. */
export const environment: Record<string, string> = {
  ...{ LIENTHONG_TARGET: 'http://truc', LIENTHONG_PAYLOADS: 'goi', LIENTHONG_PROFILE: 'goi/profile.json' },
  ...{ LIENTHONG_SECRETS: 'goi/secrets.json' },
};

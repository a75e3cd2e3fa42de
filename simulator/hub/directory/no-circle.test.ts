import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSdkRequest } from '../../../protocol/wire/sdk-request.ts';
import { call, settingsOf } from '../hub-under-test.ts';
import { centre, codesOf, type DeskUnderTest, openDesk } from './desk-under-test.ts';

let open: DeskUnderTest;
beforeEach(async () => {
  open = await openDesk();
});
afterEach(() => open.hub.close());

const rowOf = async (code: string) => {
  const row = await open.hub.store.findAgency(code);
  if (row === undefined) throw new Error(`the directory has no ${code}`);
  return row;
};

/** The system of H17 writes an entry anew, with another parent. */
async function asked(code: string, pcode: string): Promise<Uint8Array> {
  const { id, name, mail } = await rowOf(code);
  return Buffer.from(JSON.stringify({ id, pcode, code, name, mail, mobile: '', fax: '' }));
}

async function update(code: string, pcode: string): Promise<string> {
  const { json } = await call(open.hub, 'H17', 'registerAgency', [], await asked(code, pcode));
  return String(json['status'] === 'OK' ? 'OK' : json['ErrorDesc']);
}

/** The same without a connection between, so that several are planned before the first is made. */
async function updateAtOnce(...pairs: readonly (readonly [code: string, pcode: string])[]) {
  const bodies = await Promise.all(pairs.map(([code, pcode]) => asked(code, pcode)));
  const answers = await Promise.all(
    bodies.map((body) => {
      const { headers } = buildSdkRequest(settingsOf('H17'), { operation: 'registerAgency', body });
      return open.hub.serve({ method: 'POST', url: '/registerAgency', headers, body });
    }),
  );
  return answers.map(({ refusal, problems }) => (refusal === undefined ? 'OK' : problems[0]?.code));
}

describe('registerAgency', () => {
  it.each(['000.00.00.H17', 'H17', 'its id'])(
    'takes a body’s own entry with itself as the parent, as a vendor’s client writes it: %s',
    async (own) => {
      const before = await rowOf('H17');
      expect(await update('H17', own === 'its id' ? before.id : own)).toBe('OK');
      expect(await rowOf('H17')).toMatchObject({ pid: '', parentCode: '' });
      expect((await rowOf('H17')).version).toBeGreaterThan(before.version);
    },
  );

  it('REG-06: puts no unit below itself', async () => {
    const before = await rowOf('H17.08');
    expect(await update('H17.08', 'H17.08')).toContain('[directory.parent-wrong]');
    expect(await update('H17.08', before.id)).toContain('[directory.parent-wrong]');
    expect(await rowOf('H17.08')).toEqual(before);
  });

  it('REG-06: puts no body below what is below it', async () => {
    expect(await update('H17.20', 'H17.20.01')).toContain('[directory.parent-wrong]');
    expect(await update('H17', 'H17.20.01')).toContain('[directory.parent-wrong]');
    expect(await update('H17.08', 'H17.20.01')).toBe('OK');
    expect(await update('H17.20', 'H17.08')).toContain('[directory.parent-wrong]');
    expect((await rowOf('H17.08')).parentCode).toBe('H17.20.01');
  });

  it('REG-06: puts one of two below the other when both are asked for at once', async () => {
    const answers = await updateAtOnce(['H17.08', 'H17.136'], ['H17.136', 'H17.08']);
    expect(answers.toSorted()).toEqual(['OK', 'directory.parent-wrong']);
  });
});

describe('a parent that has no row yet', () => {
  const system = 'H17.99';
  beforeEach(async () => {
    await open.hub.store.putSystem({ systemId: system, secret: 's' });
    await open.desk('register', { ...centre, systemId: system });
    await open.hub.store.putAgency({ ...(await rowOf('H17.30')), parentCode: system, pid: '' });
  });

  it('REG-06: is not entered below its own members', async () => {
    const entered = await open.desk('register', { code: system, name: 'Trung tâm', parent: 'H17.30' });
    expect(codesOf(entered)).toEqual(['directory.parent-wrong']);
    expect((await open.desk('register', { code: system, name: 'Trung tâm' })).agencies).toHaveLength(1);
  });

  it('REG-06: is no former code of one that is below it', async () => {
    await open.hub.store.putAgency({ ...(await rowOf('H17.136')), parentCode: '000.36.01.H17' });
    const added = await open.desk('former-code', { code: 'H17.136', code102: '000.36.01.H17' });
    expect(codesOf(added)).toEqual(['directory.parent-wrong']);
    await open.desk('move', { code: 'H17.136', parent: 'H17' });
    const again = await open.desk('former-code', { code: 'H17.136', code102: '000.36.01.H17' });
    expect(codesOf(again)).toEqual([]);
  });
});

it('IDC-07: a body that an older row has below itself closes for good', async () => {
  const { version: _, ...row } = await rowOf('H17.08');
  await open.hub.store.putAgency({ ...row, pid: row.id, parentCode: row.code });
  const { agencies } = await open.desk('close', { code: 'H17.08', reason: 'Hợp nhất', successor: 'H17' });
  expect(agencies.map((each) => each['code'])).toEqual(['H17.08']);
  expect((await rowOf('H17.08')).state).toBe('closed');
});

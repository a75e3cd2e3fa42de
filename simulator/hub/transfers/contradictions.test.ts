import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FlowsUnderTest,
  idOf,
  letterTo,
  recallOf,
  replacementOf,
  startFlows,
  updateOf,
} from './flows-under-test.ts';

let flows: FlowsUnderTest;
beforeEach(async () => {
  flows = await startFlows();
  await flows.send(letterTo(['H17', 'G06']));
});
afterEach(() => flows.close());

const marks = async () => (await flows.transfer('H17')).marks;

describe('what contradicts itself', () => {
  it.each(['H17', 'G22'])(
    'RCL-01: a recall that names itself, at %s, is refused: it recalls other documents',
    async (organId) => {
      const answer = await flows.send(
        recallOf(
          [
            ['1', 'H17'],
            ['90', organId],
          ],
          ['H17'],
        ),
      );
      expect([answer['status'], answer['ErrorDesc']]).toEqual([
        'FAIL',
        expect.stringContaining('agency.own-document-id'),
      ]);
      expect([await flows.states('H17'), (await marks()).recalls]).toEqual([['waiting'], []]);
      expect(await flows.states('H17', '90')).toEqual([]);
    },
  );

  it('RCL-01: a recall that names itself in its transaction block, by the other form of its issuer’s code, is refused', async () => {
    const draft = recallOf([['1', 'H17']], ['H17']);
    if (draft.transaction === undefined) throw new Error('A recall has a block.');
    const transaction = { ...draft.transaction, documentId: `000.00.00.${idOf('90')}` };
    expect((await flows.send({ ...draft, transaction }))['ErrorDesc']).toContain('agency.own-document-id');
  });

  it.each([
    ['H17', '000.00.00.H17'],
    ['000.00.00.H17', 'H17'],
    ['H17', 'H17'],
  ])('RCL-12: an update that takes off %s and adds %s, one body, is refused', async (off, on) => {
    const changes = [
      { organId: on, receiverType: 1 },
      { organId: off, receiverType: 0 },
    ] as const;
    const answer = await flows.send(updateOf('1', ['H17', 'G06'], changes));
    expect([answer['status'], answer['ErrorDesc']]).toEqual([
      'FAIL',
      expect.stringContaining('hub.receiver-in-two-roles'),
    ]);
    expect([(await marks()).updates, await flows.states('H17')]).toEqual([[], ['waiting']]);
  });

  it('RCL-15: a replacement of itself is refused', async () => {
    const answer = await flows.send(replacementOf([['80', ['H17']]], ['H17']));
    expect(answer['ErrorDesc']).toContain('agency.own-document-id');
  });
});

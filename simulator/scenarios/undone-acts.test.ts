import { expect, it } from 'vitest';
import { readScenario } from './read-scenario.ts';
import { runScenario } from './run-scenario.ts';

const head = `scenario: undone
title: {vi: Một, en: One}
start: 2026-11-20T09:30:00+07:00
until: 1d
agencies: {G06: {behaviour: registers}}
acts:
  - {id: letter, at: 5m, do: send, from: G22, to: [G06]}
`;

async function differencesOf(acts: string): Promise<readonly string[]> {
  const reading = readScenario(head + acts);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { differences } = await runScenario(reading.value);
  expect(differences.filter(({ vi, en }) => vi === '' || vi === en)).toEqual([]);
  return differences.map(({ en }) => en);
}

it.each([
  [
    'an act that its node refuses',
    '  - {id: no, after: letter, wait: 1h, do: recall, documents: [letter], receivers: [H17]}\n',
    [expect.stringMatching(/^the act “no” could not be done: agency\.not-a-receiver/)],
  ],
  [
    'an act about a delivery that there is not',
    '  - {id: no, after: letter, wait: 1h, do: hand-over, document: letter, receiver: H17, channel: portal}\n',
    ['the act “no” could not be done: “letter” has no delivery to H17'],
  ],
  [
    'an act that the directory refuses',
    '  - {id: no, at: 1h, do: rename, code: G99, name: Tên mới}\n',
    [expect.stringMatching(/^the act “no” could not be done: directory, G99: hub\.agency-unknown/)],
  ],
  [
    'an act about a document that has not been sent yet, and one that waits for it',
    '  - {id: no, at: 1m, do: recall, documents: [letter]}\n  - {id: then, after: no, do: pause, agency: G06}\n',
    [
      'the act “no” could not be done: “letter” has sent nothing yet',
      'the act “then” did not take place: what it waits for did not come',
    ],
  ],
  [
    'acts that wait for each other, and for what never happens',
    `  - {id: one, after: other, do: pause, agency: G06}
  - {id: other, after: one, do: resume, agency: G06}
  - {id: late, when: {event: delivery-reset}, do: pause, agency: G06}
`,
    ['one', 'other', 'late'].map(
      (id) => `the act “${id}” did not take place: what it waits for did not come`,
    ),
  ],
])('tells in both languages of %s', async (_, acts, expected) => {
  expect(await differencesOf(acts)).toEqual(expected);
});

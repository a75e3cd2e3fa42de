import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../requirements/requirement.ts';
import { signatureCases } from '../scenarios/signature-cases.ts';
import { type AgencyRecording, found, step } from './agency-recording-under-test.ts';
import { receiverCaseChecks } from './receiver-case-checks.ts';
import { says } from './receiver-recording-under-test.ts';

const signatures = 'receiver-signatures';
const services = 'receiver-status-services';
const groups = [...new Set(signatureCases.map(({ group }) => group))].filter((each) => each !== 'sound');

/** One sound letter, and one bad letter of a group, which was registered all the same. */
function fooled(scenario: string, group: string): AgencyRecording {
  const at = (name: string) => `${scenario}/${name}`;
  return {
    soundStep: step(at('sound'), { document: 'sound', expect: 'accepted', group: 'sound' }),
    sound: says(at('sound'), '03', 'sound'),
    badStep: step(at('bad'), { document: 'bad', expect: 'refused', group, what: 'x' }),
    bad: says(at('bad'), '03', 'bad'),
  };
}

function findersOf(recording: AgencyRecording): readonly string[] {
  return receiverCaseChecks.flatMap(({ id }) =>
    found(receiverCaseChecks, id, recording).some((each) => each.startsWith('fail')) ? [id] : [],
  );
}

const ofReading = (profile: ProfileName) =>
  receiverCaseChecks.filter(({ profiles }) => profiles === undefined || profiles.includes(profile));

describe('checks out of cases', () => {
  it.each(groups)('what is in group %s of the scenario has a check of its own', (group) => {
    expect(findersOf(fooled(signatures, group))).toHaveLength(1);
    expect(findersOf(fooled(services, group))).toEqual([]);
  });

  it.each(['forged', 'stale', 'wrong-issuer'])('answers that are %s are one check’s (REV-05)', (group) => {
    expect(findersOf(fooled(services, group))).toEqual(['receiver.lying-services']);
    expect(findersOf(fooled(signatures, group))).toEqual([]);
  });

  it('no check is without a case', () => {
    const all = [...groups.map((each) => fooled(signatures, each)), fooled(services, 'stale')];
    const finders = new Set(all.flatMap(findersOf));
    expect(finders).toEqual(new Set(receiverCaseChecks.map(({ id }) => id)));
  });

  it('of what the law alone refuses, only the law and the draft of 2021 ask', () => {
    expect(ofReading('law')).toHaveLength(receiverCaseChecks.length);
    expect(ofReading('DT21')).toEqual(ofReading('law'));
    expect(ofReading('legacy')).toEqual(ofReading('field'));
    const left = receiverCaseChecks.filter((each) => !ofReading('field').includes(each));
    expect(left.map(({ id }) => id)).toEqual([
      'receiver.unsigned-is-for-information',
      'receiver.refuses-weak-algorithms',
    ]);
  });
});

import { both } from '../bilingual.ts';
import { hubCheck, refusalWithoutId, told, unseen } from './hub-rules.ts';

const scenario = 'hub-acknowledgement';
const at = (step: string) => `${scenario}/${step}`;

/** ACC-01: whoever asks for what is not his learns no more than about what there is none of. */
export const sameAsUnknown = hubCheck(
  {
    id: 'hub.foreign-same-as-unknown',
    title: both(
      'Gói tin của người khác được trả lời như gói tin không có',
      'Somebody else’s packet is answered like one that there is none of',
    ),
    requirements: ['ACC-01'],
    scenarios: [scenario],
    cause: both(
      'lời từ chối nói gói tin là của ai, hoặc có mã lỗi riêng',
      'the refusal says whose a packet is, or has a code of its own',
    ),
  },
  (exchange) => {
    const pairs = ['get', 'ack'].map((each) => [`foreign-${each}`, `nobodys-${each}`] as const);
    const calls = pairs.map(([one, other]) => [exchange.at(at(one))[0], exchange.at(at(other))[0]] as const);
    const looked = calls.flat().filter((each) => each !== undefined);
    if (looked.length < 4 || looked.some(({ outcome }) => outcome !== 'refused'))
      return unseen(at('foreign-get'));
    const wrong = calls.flatMap(([call, unknown]) => {
      const wanted = refusalWithoutId(unknown);
      const expected = both(`như gói không có: ${wanted}`, `as of none: ${wanted}`);
      return call === undefined || refusalWithoutId(call) === wanted
        ? []
        : [{ call, expected, seen: told(call), path: 'ErrorDesc' }];
    });
    return { looked, wrong };
  },
);

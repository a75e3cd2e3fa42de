import { both } from '../bilingual.ts';
import { deliveriesOf, type HubExchange } from './hub-exchange.ts';
import { hubCheck, type RuleHead, type RuleOutcome, unseen } from './hub-rules.ts';

/** Nothing that was refused in a scenario reached anybody; that the sound letter did shows that we looked. */
export function leavesNothing(head: RuleHead, sound: string) {
  const [scenario = ''] = head.scenarios;
  return hubCheck(head, (exchange) => judgeQueues(exchange, scenario, sound));
}

function judgeQueues(exchange: HubExchange, scenario: string, sound: string): RuleOutcome {
  const given = exchange.within(scenario);
  const arrived = deliveriesOf(given, exchange.facts(`${scenario}/${sound}`)['document']);
  const refused = exchange
    .within(scenario, 'sendEdoc')
    .filter((call) => call.broken && call.outcome === 'refused');
  if (arrived.length === 0 || refused.length === 0) return unseen(`${scenario}/${sound}`);
  const wrong = refused.flatMap((call) => {
    const { document } = exchange.facts(call.step);
    return deliveriesOf(given, document).map(({ call: get }) => ({
      call: get,
      expected: both(
        'không bên nhận nào được chuyển gói tin đã bị từ chối',
        'no receiver is given a packet that was refused',
      ),
      seen: `${get.account} was given ${document}, refused in ${call.step}`,
      path: 'data',
    }));
  });
  return { looked: [...arrived.map(({ call }) => call), ...refused], wrong };
}

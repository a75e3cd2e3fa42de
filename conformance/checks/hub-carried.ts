import { both } from '../bilingual.ts';
import { type Delivered, deliveriesOf, type HubExchange } from './hub-exchange.ts';
import { type RuleHead, type RuleOutcome, unseen } from './hub-rules.ts';

export const carries = both(
  'trục coi các nghiệp vụ thu hồi, cập nhật, thay thế là gói tin lặp, hoặc không chuyển',
  'the hub takes recalls, updates and replacements for duplicates, or does not pass them on',
);
export const ownership = both(
  'trục không xem ai ban hành văn bản được nêu',
  'the hub does not ask who issued the document that is named',
);

export function head(
  id: string,
  requirement: string,
  scenario: string,
  vi: string,
  en: string,
  cause = carries,
): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

/** A packet that holds a text was given to a system in a step, once. */
export function given(
  sentStep: string,
  step: string,
  text: (exchange: HubExchange) => string | undefined,
  system: (exchange: HubExchange) => string | undefined,
  messageType = 'edoc',
) {
  return (exchange: HubExchange): RuleOutcome => {
    const [sent] = exchange.at(sentStep, 'sendEdoc');
    const to = system(exchange);
    const [list] = exchange.at(step, 'getReceivedEdocList').filter(({ account }) => account === to);
    if (sent?.outcome !== 'accepted' || list === undefined) return unseen(sentStep);
    const [scenario = ''] = step.split('/');
    const found = firstOfEach(deliveriesOf(exchange.within(scenario), text(exchange))).filter(
      ({ call }) => call.account === to,
    );
    const expected = both(`một gói tin ${messageType} cho ${to}`, `one ${messageType} packet for ${to}`);
    const wrong =
      found.length === 1
        ? []
        : [{ call: found[1]?.call ?? list, expected, seen: `${found.length}`, path: 'data' }];
    return { looked: [sent, list, ...found.map(({ call }) => call)], wrong };
  };
}

/** A delivery that was fetched twice is still one. */
function firstOfEach(found: readonly Delivered[]): readonly Delivered[] {
  return found.filter((each, index) => found.findIndex(({ id }) => id === each.id) === index);
}

export const senderOf = (step: string) => (exchange: HubExchange) =>
  exchange.at(step, 'sendEdoc')[0]?.account ?? '?';
export const fact = (step: string, name: string) => (exchange: HubExchange) => exchange.facts(step)[name];
/** The first receiver is whoever looked first after a recall. */
export const receiver = (step: string) => (exchange: HubExchange) =>
  exchange.at(step, 'getReceivedEdocList')[0]?.account ?? '?';

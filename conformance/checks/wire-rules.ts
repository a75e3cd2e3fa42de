import type { Bilingual } from '../../protocol/problems/entry.ts';
import { isOperationName, operations } from '../../protocol/wire/operations.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { HubCallSeen, HubExchange } from './hub-exchange.ts';
import { hubCheck, type RuleOutcome, unseen, type Wrong } from './hub-rules.ts';

const scenario = 'hub-refusals';

export const sdkCause = both(
  'trục trả lời dạng mà SDK của nhà cung cấp không đọc được: SDK khi đó mất cả câu báo lỗi',
  'the hub answers in a form that the vendor’s SDKs cannot read: they then lose the text of the error too',
);

/** Calls whose answer is to be JSON: of an operation, or of one that there is none of. */
function jsonCalls({ calls }: HubExchange): readonly HubCallSeen[] {
  return calls.filter(
    ({ operation, outcome }) =>
      outcome !== 'silent' && operation !== 'downloadEdoc' && !operation.startsWith('management'),
  );
}

type Find = (
  call: HubCallSeen,
) => readonly (Pick<Wrong, 'seen' | 'path'> & { readonly expected: Bilingual })[];

/** A rule about every answer that concerns it. */
export function everyAnswer(
  id: string,
  requirement: string,
  vi: string,
  en: string,
  concerns: (call: HubCallSeen) => boolean,
  find: Find,
): Check {
  return hubCheck(
    { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause: sdkCause },
    (exchange): RuleOutcome => {
      const calls = jsonCalls(exchange).filter(concerns);
      if (calls.length === 0) return unseen(scenario);
      return { looked: calls, wrong: calls.flatMap((call) => find(call).map((each) => ({ ...each, call }))) };
    },
  );
}

export const anything = () => true;
export const hasJson = ({ json }: HubCallSeen) => json !== undefined;
export const isRefusal = ({ outcome }: HubCallSeen) => outcome === 'refused';
export const failForm = (form: string) => (call: HubCallSeen) =>
  isRefusal(call) && isOperationName(call.operation) && operations[call.operation].failForm === form;
export const succeeds =
  (...names: readonly string[]) =>
  (call: HubCallSeen) =>
    call.outcome === 'accepted' && names.includes(call.operation);

export const lists = [
  'getReceivedEdocList',
  'getSentEdocList',
  'getAgenciesList',
  'getAgenciesListQD20',
  'getSynchronizeUnit',
];

export function field(name: string, wanted: Bilingual, test: (value: unknown) => boolean): Find {
  return ({ json }) => {
    const value = json?.[name];
    return test(value) ? [] : [{ expected: wanted, seen: shown(value), path: name }];
  };
}

export function shown(value: unknown): string {
  return value === undefined ? 'absent' : (JSON.stringify(value) ?? 'absent');
}

export const isText = (value: unknown) => typeof value === 'string';

import { managementPrefix } from '../engine/hub-stage.ts';
import type { RawRequest } from '../engine/stage.ts';
import { answering, hubMutant, objectOf, type Wrap, withBody } from './hub-bench.ts';
import type { HubMutant } from './mutant.ts';

type Event = Readonly<Record<string, unknown>>;

/** The log says something else. */
function logging(change: (events: readonly Event[]) => readonly Event[]): Wrap {
  return answering(['trace'], (answer, request) => {
    if (!request.target.startsWith(`${managementPrefix}/trace`)) return answer;
    const object = objectOf(answer);
    const rows = (object['events'] ?? []) as readonly { readonly number: number; readonly event: Event }[];
    const events = change(rows.map(({ event }) => event)).map((event, index) => ({
      number: index + 1,
      event,
    }));
    return withBody(answer, Buffer.from(JSON.stringify({ ...object, events })));
  });
}

const named = (name: string) => (event: Event) => event['name'] === name;
const failing = (change: (text: string, request: RawRequest) => string): Wrap =>
  answering('failures', (answer, request) =>
    withBody(answer, Buffer.from(change(Buffer.from(answer.body).toString('utf8'), request))),
  );

export const hubBooksMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.logs-no-acknowledgements',
    'hub.log-complete-in-order',
    'LOG-01',
    ['không ghi lời xác nhận', 'does not log acknowledgements'],
    logging((events) => events.filter((each) => !named('packet-acknowledged')(each))),
  ),
  hubMutant(
    'hub.logs-backwards',
    'hub.log-complete-in-order',
    'LOG-01',
    ['nhật ký sai thứ tự', 'logs in another order'],
    logging((events) => events.toReversed()),
  ),
  hubMutant(
    'hub.logs-without-time',
    'hub.log-rows-whole',
    'LOG-02',
    ['dòng nhật ký thiếu thời điểm', 'logs without times'],
    logging((events) => events.map(({ at: _, ...event }) => event)),
  ),
  hubMutant(
    'hub.logs-without-who',
    'hub.log-rows-whole',
    'LOG-02',
    ['dòng nhật ký thiếu người làm', 'logs without who did it'],
    logging((events) => events.map(({ by: _, ...event }) => event)),
  ),
  hubMutant(
    'hub.logs-no-failures',
    'hub.log-failed-authentication',
    'LOG-03',
    ['không ghi xác thực sai', 'does not log failed authentication'],
    logging((events) => events.filter((each) => !named('request-refused')(each))),
  ),
  hubMutant(
    'hub.logs-content',
    'hub.log-without-content',
    'LOG-06',
    ['chép nội dung vào nhật ký', 'copies content into its log'],
    logging((events) =>
      events.map((each) =>
        named('packet-accepted')(each) ? { ...each, note: 'Văn bản kiểm thử; đề nghị không xử lý.' } : each,
      ),
    ),
  ),
  hubMutant(
    'hub.logs-no-ids',
    'hub.log-links-ids',
    'LOG-09',
    ['nhật ký không có mã gửi', 'logs without the send id'],
    logging((events) => events.map(({ docId: _, ...event }) => event)),
  ),
  hubMutant(
    'hub.counts-receivers-as-sent',
    'hub.one-sent-two-received',
    'RPT-03',
    ['đếm mỗi bên nhận là một lần gửi', 'counts each receiver as one sent'],
    logging((events) => events.flatMap((each) => (named('packet-accepted')(each) ? [each, each] : [each]))),
    ['hub.log-complete-in-order'],
  ),
  hubMutant(
    'hub.hides-reasons',
    'hub.failures-shown-to-owner',
    'ERR-03',
    ['bên gửi không tra được lý do', 'hides reasons from the sender'],
    failing(() => '{"failures":[],"after":0}'),
  ),
  hubMutant(
    'hub.shows-all-reasons',
    'hub.failures-hidden-from-others',
    'ERR-03',
    ['ai cũng tra được lý do của người khác', 'shows reasons to everybody'],
    sharing(),
  ),
  hubMutant(
    'hub.open-portal',
    'hub.failures-need-secret',
    'LOG-11',
    ['tra cứu không cần xác thực', 'asks nobody who he is'],
    answering('failures', (answer) => ({ ...answer, httpStatus: 200 })),
  ),
];

function sharing(): Wrap {
  return (orderly) => {
    let first = '';
    return failing((text) => {
      if (first === '') first = text;
      return first;
    })(orderly);
  };
}

import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { ExchangeEvent } from '../../simulator/exchange-event.ts';
import { verdictWords } from '../verify/verdict-words.ts';
import { flowActor, flowLaw, flowLine } from './render-flow.ts';
import { texts } from './texts.ts';
import { padTo, spread, tell, tellSize, tellStatus, tellTime, type View } from './view.ts';

/** Columns of the name in a line of the exchange: the longest name in the world's first row of bodies. */
const nameColumns = 24;

/** One event of the exchange as lines; none for what another event tells better. */
export function renderExchange(view: View, event: ExchangeEvent): readonly string[] {
  switch (event.name) {
    case 'packet-accepted':
      return [lineOf(view, event.at, event.from, '▲', sending(view, event), lawOfSending(event))];
    case 'packet-fetched':
      return [lineOf(view, event.at, event.by, '▼', tell(view, texts.fetchedDocument), '')];
    case 'packet-acknowledged':
      return [lineOf(view, event.at, event.by, '▼', acknowledging(view, event), '')];
    case 'status-received':
      return [lineOf(view, event.at, event.by, '▼', hearing(view, event), lawOfHearing(event))];
    case 'document-processed':
      // The status packet that the clerk's act becomes says the same, a moment later.
      return [];
    case 'agency-changed':
      return [
        lineOf(
          view,
          event.at,
          event.by,
          '▲',
          tell(view, agencyChanges[event.change], { code: event.code }),
          '',
        ),
      ];
    case 'fault-fired': {
      const { fault, rule, operation } = event;
      return [
        lineOf(view, event.at, event.systemId, '!', tell(view, texts.fault, { fault, rule, operation }), ''),
      ];
    }
    case 'document-verified': {
      const { outcome, verdict, documentId } = event;
      const values = { document: documentId, verdict: tell(view, verdictWords[verdict]) };
      const line = tell(view, texts.verified, values);
      return [
        lineOf(view, event.at, tell(view, texts.hub), outcome === 'accept' ? '✓' : '!', line, 'SIG-13'),
      ];
    }
    case 'status-judged':
    case 'document-marked':
    case 'delivery-reset':
    case 'delivery-handed-over':
    case 'notice-given':
      return [lineOf(view, event.at, flowActor(event), '✓', flowLine(view, event), flowLaw(event))];
    case 'packet-quarantined':
    case 'security-event':
      return [lineOf(view, event.at, flowActor(event), '!', flowLine(view, event), flowLaw(event))];
    case 'request-refused':
      // The request itself is told, with the answer to the letter.
      return [];
  }
}

type EventNamed<N extends ExchangeEvent['name']> = Extract<ExchangeEvent, { name: N }>;

const agencyChanges: Readonly<Record<EventNamed<'agency-changed'>['change'], Bilingual>> = {
  registered: texts.agencyRegistered,
  updated: texts.agencyUpdated,
  closing: texts.agencyClosing,
  closed: texts.agencyClosed,
};

function sending(view: View, event: EventNamed<'packet-accepted'>): string {
  if (event.statusCode !== undefined) {
    return tell(view, texts.statusSent, { status: tellStatus(view, event.statusCode) });
  }
  const values = { size: tellSize(view, event.bytes), count: event.to.length };
  const [only] = event.to;
  return event.to.length === 1 && only !== undefined
    ? tell(view, texts.acceptedOne, { ...values, names: nameFor(view, only) })
    : tell(view, texts.accepted, values);
}

/** What the law asks of this step; said where it is new to the reader. */
function lawOfSending({ messageType, statusCode }: EventNamed<'packet-accepted'>): string {
  if (messageType === 'edoc') return 'STA-17';
  if (statusCode === '01') return 'STA-04';
  return statusCode === '03' ? 'STA-08' : '';
}

/** A body inside a line: its name; in a narrow terminal its code. */
function nameFor(view: View, code: string): string {
  return view.width < 100 ? code : view.nameOf(code);
}

function hearing(view: View, { from, statusCode }: EventNamed<'status-received'>): string {
  const status = tellStatus(view, statusCode);
  return tell(view, texts.statusReceived, { from: nameFor(view, from), status });
}

function lawOfHearing({ statusCode }: EventNamed<'status-received'>): string {
  return statusCode === '01' ? 'STA-09' : '';
}

function acknowledging(view: View, { outcome }: EventNamed<'packet-acknowledged'>): string {
  switch (outcome) {
    case 'done':
      return tell(view, texts.acknowledgedDone);
    case 'fail':
      return view.paint.red(tell(view, texts.acknowledgedFail));
    case 'processing':
      return tell(view, texts.acknowledgedProcessing);
  }
}

/** `▲`: towards the hub; `▼`: from it; `!`: wrong on purpose. */
export function lineOf(
  view: View,
  at: number,
  who: string,
  arrow: '▲' | '▼' | '✓' | '!',
  what: string,
  law: string,
): string {
  const { paint } = view;
  const colours = { '▲': paint.blue, '▼': paint.green, '✓': paint.green, '!': paint.magenta };
  const mark = colours[arrow](arrow);
  const name = padTo(view.nameOf(who), nameColumns);
  return spread(view, `${paint.dim(tellTime(at))}  ${paint.bold(name)} ${mark} ${what}`, paint.dim(law));
}

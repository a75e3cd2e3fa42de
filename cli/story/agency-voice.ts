import type { LogEntry } from '../../protocol/ports/ports.ts';
import { describeProblem } from '../../protocol/problems/describe.ts';
import type { ReceivedDocument, UnreadablePacket } from '../../simulator/agency/node-records.ts';
import type { AgencyRow } from '../../simulator/agency/reply-rows.ts';
import type { ExchangeEvent } from '../../simulator/exchange-event.ts';
import type { TextSink } from '../context.ts';
import { texts } from './texts.ts';
import { tell, tellSize, tellStatus, tellTime, type View } from './view.ts';

/** Tells what a standing agency does, to people or as lines of JSON. */
export interface AgencyVoice {
  introduce(self: AgencyRow, hub: string): void;
  hearEvent(event: ExchangeEvent): void;
  hearLog(entry: LogEntry): void;
  hearArrival(document: ReceivedDocument): void;
  hearUnreadable(packet: UnreadablePacket): void;
}

export function createAgencyVoice(view: View, sink: TextSink, json: boolean): AgencyVoice {
  const { paint } = view;
  const say = (fact: object, ...lines: readonly string[]) => {
    const text = json ? JSON.stringify(fact) : lines.join('\n');
    if (text !== '') sink.write(`${text}\n`);
  };
  return {
    introduce: (self, hub) => {
      const line = tell(view, texts.agencyUp, { name: self.name, code: self.code, hub });
      say({ name: 'agency-up', agency: self, hub }, `${paint.green('●')} ${line}`);
    },
    hearEvent: (event) => say(event, ...renderEvent(view, event)),
    hearLog: (entry) => {
      if (entry.level === 'debug' || entry.level === 'info') return;
      say(
        entry,
        `${paint.dim(tellTime(entry.at))}  ${paint.yellow('!')} ${entry.name} ${renderFacts(entry)}`,
      );
    },
    hearArrival: (record) => say({ name: 'document-arrived', record }, ...renderArrival(view, record)),
    hearUnreadable: (record) => say({ name: 'packet-unreadable', record }, ...renderUnreadable(view, record)),
  };
}

function renderArrival(view: View, document: ReceivedDocument): readonly string[] {
  const { paint } = view;
  const values = {
    number: document.arrivalNumber,
    code: document.code,
    from: view.nameOf(document.from.organId),
  };
  return [
    `${paint.dim(tellTime(document.arrivedAt))}  ${paint.green('▼')} ${paint.bold(tell(view, texts.arrival, values))}`,
    `            ${document.subject}`,
    ...document.attachments.map(
      ({ name, size, sha256 }) =>
        `            ${name} (${tellSize(view, size)})  ${paint.dim(`sha256 ${sha256}`)}`,
    ),
  ];
}

function renderUnreadable(view: View, packet: UnreadablePacket): readonly string[] {
  const { paint } = view;
  return [
    `${paint.dim(tellTime(packet.at))}  ${paint.red('✗')} ${tell(view, texts.unreadable, { id: packet.deliveryId })}`,
    ...packet.problems.map(
      (each) => `            ${each.place.path}: ${describeProblem(each, view.language).text}`,
    ),
  ];
}

function renderEvent(view: View, event: ExchangeEvent): readonly string[] {
  const time = (at: number) => view.paint.dim(tellTime(at));
  if (event.name === 'document-processed') {
    const code = event.documentId.split(',').slice(2).join(',');
    const what = tell(view, texts.statusSent, { status: tellStatus(view, event.statusCode) });
    return [`${time(event.at)}  ${view.paint.blue('▲')} ${what} · ${code}`];
  }
  if (event.name === 'status-received') {
    const values = { from: view.nameOf(event.from), status: tellStatus(view, event.statusCode) };
    return [`${time(event.at)}  ${view.paint.green('▼')} ${tell(view, texts.statusReceived, values)}`];
  }
  return [];
}

function renderFacts({ facts }: LogEntry): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

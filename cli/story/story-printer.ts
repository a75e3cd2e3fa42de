import type { StoryEvent } from '../../simulator/scene/story-event.ts';
import type { TextSink } from '../context.ts';
import { lineOf, renderExchange } from './render-exchange.ts';
import { renderLetter, renderOpening } from './render-meeting.ts';
import { renderRepeated, renderRequest } from './render-request.ts';
import { renderTimeline } from './render-timeline.ts';
import { texts } from './texts.ts';
import { tell, type View } from './view.ts';

/** Takes the story's events and shows them. */
export type StoryPrinter = (event: StoryEvent) => void;

/** For people: lines in the view's language. */
export function createTextPrinter(view: View, sink: TextSink): StoryPrinter {
  const filters = [createDeliveryFilter(), createPollFilter()];
  return (event) => {
    const noisy = filters.map((isNoise) => isNoise(event)).includes(true);
    const lines = noisy ? renderNoise(view, event) : renderStoryEvent(view, event);
    if (lines.length > 0) sink.write(`${lines.join('\n')}\n`);
  };
}

/** Whoever mends a connector wants to see that it came again, and was refused again. */
function renderNoise(view: View, event: StoryEvent): readonly string[] {
  return event.name === 'request' && event.record.refused ? [renderRepeated(view, event.record)] : [];
}

/** For machines: one JSON object a line. */
export function createJsonPrinter(sink: TextSink): StoryPrinter {
  return (event) => {
    sink.write(`${JSON.stringify(event)}\n`);
  };
}

function renderStoryEvent(view: View, event: StoryEvent): readonly string[] {
  switch (event.name) {
    case 'world-ready':
      return renderOpening(view, event.place);
    case 'letter-drafted':
      return renderLetter(view, event);
    case 'exchange':
      return renderExchange(view, event.event);
    case 'request':
      return renderRequest(view, event.record);
    case 'attachments-compared': {
      const what = tell(view, texts.compared, { count: event.attachments.length });
      return [lineOf(view, event.at, event.by, '✓', what, 'ATT-12')];
    }
    case 'histories-agree':
      return renderTimeline(view, event);
  }
}

/** Says whether an event is better left out. It sees every event. */
type NoiseFilter = (event: StoryEvent) => boolean;

/**
 * A status is told when the hub takes it and when its addressee has it; that the addressee also fetched and
 * acknowledged its packet says nothing more. Deliveries of statuses are known by who fetches them: the
 * sender of the document that they are about.
 */
function createDeliveryFilter(): NoiseFilter {
  const senders = new Map<string, string>();
  return (told) => {
    if (told.name !== 'exchange') return false;
    const { event } = told;
    if (event.name === 'packet-accepted' && event.messageType === 'edoc') {
      senders.set(event.documentId, event.from);
      return false;
    }
    const isDelivery =
      event.name === 'packet-fetched' || (event.name === 'packet-acknowledged' && event.outcome !== 'fail');
    return isDelivery && senders.get(event.documentId) === event.by;
  };
}

/** A system that polls says the same thing over and over: it is shown when something else came between. */
function createPollFilter(): NoiseFilter {
  const last = new Map<string, string>();
  return (told) => {
    if (told.name !== 'request') return false;
    const { systemId = '', operation = '', refused, answered, problems } = told.record;
    if (!/^(get.*List.*|getSynchronizeUnit|count.*)$/.test(operation)) return false;
    const key = `${systemId} ${operation}`;
    // What was seen is left out: a wrong signature is another one each time.
    const found = problems.map(({ code, place }) => `${code} ${place.path}`);
    const said = [refused, answered, ...found].join('\n');
    const before = last.get(key);
    last.set(key, said);
    return before === said;
  };
}

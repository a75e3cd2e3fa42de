import type { StaffInfo } from '../../protocol/edxml/packet.ts';
import type { StatusStep } from '../../simulator/agency/node-records.ts';
import type { StoryEvent } from '../../simulator/scene/story-event.ts';
import { texts } from './texts.ts';
import { heading, padTo, tell, tellStatus, tellTime, type View, widthOf, wrap } from './view.ts';

type Agreed = Extract<StoryEvent, { name: 'histories-agree' }>;

/** The document's way: what the sender's register holds once the three sides agree. */
export function renderTimeline(view: View, { document, docId, acceptedAt }: Agreed): readonly string[] {
  const { paint } = view;
  const code = document.documentId.split(',').slice(2).join(',');
  const statuses = document.histories.reduce((sum, each) => sum + each.steps.length, 0);
  return [
    '',
    heading(view, tell(view, texts.timeline, { code })),
    '',
    `  ${paint.bold(view.nameOf(document.from))}`,
    `  ${paint.dim(tellTime(document.registeredAt))}  ${tell(view, texts.timelineSent)}`,
    `  ${paint.dim(tellTime(acceptedAt))}  ${tell(view, texts.timelineAccepted, { docId })}`,
    ...document.histories.flatMap(({ organId, steps }) => [
      '',
      `  ${paint.bold(view.nameOf(organId))}`,
      ...steps.map((step) => renderStep(view, step)),
    ]),
    '',
    ...wrap(tell(view, texts.agree, { count: statuses }), view.width - 6).map(
      (line, at) => `  ${at === 0 ? paint.green('✓') : ' '} ${line}`,
    ),
  ];
}

const statusColumns = 25;

function renderStep(view: View, { at, statusCode, staff }: StatusStep): string {
  const left = `  ${view.paint.dim(tellTime(at))}  ${padTo(tellStatus(view, statusCode), statusColumns)} `;
  const room = view.width - widthOf(left);
  return left + view.paint.dim(staff === undefined ? tell(view, texts.automatic) : tellStaff(staff, room));
}

/** Name, office, mail, telephone: as many of them, in this order, as there is room for. */
function tellStaff({ staff, department, mobile, email }: StaffInfo, room: number): string {
  const parts = [staff, department, mobile, email].filter((each) => each !== undefined);
  while (parts.length > 1 && widthOf(parts.join(' · ')) > room) parts.pop();
  return parts.join(' · ');
}

import type { MeetingPlace, MeetingSystem, StoryEvent } from '../../simulator/scene/story-event.ts';
import { texts } from './texts.ts';
import { heading, padTo, shortName, tell, tellSize, type View, wrap } from './view.ts';

/** The first lines: where the hub is and who takes part. */
export function renderOpening(view: View, place: MeetingPlace): readonly string[] {
  const { paint } = view;
  return [
    '',
    `${paint.bold.red('★')} ${paint.bold('lienthong')}  ${tell(view, texts.title)}`,
    '',
    ...renderAddresses(view, place),
    '',
    ...place.systems.flatMap((system) => renderMembers(view, system)),
    '',
  ];
}

/** The addresses, the credentials, and lines to copy. Nothing is framed, so that copying takes no border. */
export function renderInvitation(view: View, place: MeetingPlace): readonly string[] {
  const { paint } = view;
  const example = place.systems.find((system) => system.isFree) ?? place.systems.at(-1);
  return [
    '',
    heading(view, tell(view, texts.connect)),
    '',
    ...renderAddresses(view, place),
    '',
    ...renderCredentials(view, place),
    '',
    ...(example === undefined ? [] : renderCommands(view, place, example)),
    ...wrap(tell(view, texts.waiting), view.width - 4).map((line) => `  ${paint.yellow(line)}`),
    '',
  ];
}

type Drafted = Extract<StoryEvent, { name: 'letter-drafted' }>;

/** The letter that is about to travel. */
export function renderLetter(view: View, letter: Drafted): readonly string[] {
  const { paint } = view;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [tell(view, texts.letterFrom), [view.nameOf(letter.from)]],
    [tell(view, texts.letterTo), letter.to.map((code) => view.nameOf(code))],
    [tell(view, texts.letterSubject), wrap(letter.subject, view.width - labelColumns - 4)],
    [
      tell(view, texts.letterFiles),
      letter.attachments.map(({ name, size }) => `${name} ${paint.dim(`(${tellSize(view, size)})`)}`),
    ],
  ];
  return [
    heading(view, tell(view, texts.letter, { code: letter.code })),
    '',
    ...rows.flatMap(([label, values]) =>
      values.map((value, at) => `  ${paint.dim(padTo(at === 0 ? label : '', labelColumns))}  ${value}`),
    ),
    '',
    heading(view, tell(view, texts.onTheAxis)),
    '',
  ];
}

const labelColumns = 13;

function renderAddresses(view: View, { hubUrl, managementUrl }: MeetingPlace): readonly string[] {
  const label = (text: string) => view.paint.dim(padTo(text, labelColumns));
  return [
    `  ${label(tell(view, texts.hub))}  ${view.paint.cyan(hubUrl)}`,
    `  ${label(tell(view, texts.management))}  ${view.paint.cyan(managementUrl)}  ${view.paint.dim(tell(view, texts.console))}`,
  ];
}

function renderMembers(view: View, { systemId, agencies, isFree }: MeetingSystem): readonly string[] {
  const { paint } = view;
  const [first] = agencies;
  if (first === undefined) return [];
  const more = agencies.length > 1 ? ` (+${agencies.length - 1})` : '';
  const via = paint.dim(tell(view, isFree ? texts.yours : texts.viaSystem, { system: systemId }));
  const mark = seatMark(view, isFree);
  const name = padTo(shortName(first.name) + more, 32);
  return [`  ${mark} ${padTo(first.code, labelColumns - 2)}  ${paint.bold(name)} ${via}`];
}

const systemColumns = 16;

/** System id, name and secret of each seat; a narrow terminal still shows each secret in one piece. */
function renderCredentials(view: View, { systems }: MeetingPlace): readonly string[] {
  const { paint } = view;
  const indent = ' '.repeat(4 + systemColumns);
  const rows = systems.flatMap(({ systemId, name, secret, isFree }) => [
    `  ${seatMark(view, isFree)} ${paint.bold(padTo(systemId, systemColumns))}${shortName(name)}`,
    `${indent}${isFree ? paint.bold(secret) : secret}`,
  ]);
  return [
    `    ${paint.dim(padTo('systemid', systemColumns))}${paint.dim('secret')}`,
    ...rows,
    '',
    `  ${seatMark(view, true)} ${paint.green(tell(view, texts.freeSeat))}`,
    `  ${seatMark(view, false)} ${paint.dim(tell(view, texts.takenSeat))}`,
  ];
}

function seatMark({ paint }: View, isFree: boolean): string {
  return isFree ? paint.green('○') : paint.blue('●');
}

function renderCommands(
  view: View,
  place: MeetingPlace,
  { systemId, secret }: MeetingSystem,
): readonly string[] {
  const file = tell(view, texts.fileName);
  const rows = [
    [texts.sampleLine, [`npx lienthong sample ${file} --from ${systemId} --signed`]],
    [texts.checkLine, [`npx lienthong inspect ${file}`]],
    // One line, however long: a shell of Windows does not know the backslash.
    [
      texts.sendLine,
      [`npx lienthong send ${file} --hub ${place.hubUrl} --system ${systemId} --secret ${secret}`],
    ],
    [texts.watchLine, [`curl "${place.managementUrl}/requests?system=${systemId}"`]],
    [texts.traceLine, [`curl ${place.managementUrl}/trace`]],
  ] as const;
  const values = { url: place.managementUrl };
  return rows.flatMap(([label, lines]) => [`  ${view.paint.dim(tell(view, label, values))}`, ...lines, '']);
}

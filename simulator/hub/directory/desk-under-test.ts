import {
  asDocument,
  asStatus,
  call,
  documents,
  type HubUnderTest,
  letter,
  startHubUnderTest,
  status,
} from '../hub-under-test.ts';

/** The fields of the desk's answers that tests look at. */
export interface Desk {
  readonly agencies: readonly Row[];
  readonly states: readonly Row[];
  readonly notices: readonly Row[];
  readonly problems: readonly { readonly code: string }[];
  readonly version: number;
  /** Why a call of another form is not taken. */
  readonly error?: string;
}

export type Row = Readonly<Record<string, unknown>>;

/** A hub with short ways to its registry's desk, to its lists, and through it. */
export interface DeskUnderTest {
  readonly hub: HubUnderTest;
  desk(path: string, body: object): Promise<Desk>;
  look(path: string): Promise<Desk>;
  send(to: readonly string[], number: string, from?: string): Promise<Row>;
  listed(code: string, list?: typeof documents): Promise<readonly Row[]>;
  /** A receiver tells the Office of its letter. */
  say(from: string, code: '01' | '03', number: string): Promise<Row>;
}

export async function openDesk(): Promise<DeskUnderTest> {
  const hub = await startHubUnderTest();
  const read = async (answer: Response) => (await answer.json()) as Desk;
  return {
    hub,
    desk: async (path, body) =>
      read(
        await fetch(`${hub.managementUrl}/directory/${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      ),
    look: async (path) => read(await fetch(hub.managementUrl + path)),
    send: async (to, number, from = 'G22') =>
      (await call(hub, from, 'sendEdoc', asDocument(from), letter(to, number, from))).json,
    listed: async (code, list = documents) =>
      (await call(hub, code, 'getReceivedEdocList', list)).json['data'] as readonly Row[],
    say: async (from, code, number) =>
      (await call(hub, from, 'sendEdoc', asStatus(from), status(from, code, number))).json,
  };
}

export const codesOf = ({ problems }: Desk): readonly string[] => problems.map((each) => each.code);

/** A body that may be entered. */
export const centre = {
  code: 'H17.30',
  code102: '000.00.30.H17',
  name: 'Sở Xây dựng thành phố Đà Nẵng',
  parent: 'H17',
  systemId: '000.00.00.H17',
};

export const day = 86_400_000;

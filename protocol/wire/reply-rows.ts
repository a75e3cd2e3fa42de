/**
 * The rows of the hub's answers, by the exact names and casing that the SDKs read [V]. All scalars are
 * strings but the few named otherwise. A row leaves a key out when it has no value: one JSON null in one row
 * makes the SDKs lose the whole list [V].
 */
type Texts<Name extends string> = { readonly [name in Name]?: string | undefined };

const receivedNames = [
  'docId',
  'serviceType',
  'messageType',
  'created_time',
  'updated_time',
  'from',
  'to',
  'status',
  'status_desc',
] as const;

const sentNames = [
  'serviceType',
  'messageType',
  'senderDocId',
  'receiverDocId',
  'fromCode',
  'toCode',
  'title',
  'notation',
  'sentTime',
  'receivedTime',
  'sendStatus',
  'sendStatusDesc',
  'receiveStatus',
  'receiveStatusDesc',
] as const;

const agencyNames = ['id', 'pid', 'code', 'name', 'mail', 'oldCode'] as const;
const agencyQD20Names = ['id', 'code', 'name', 'mail', 'code102'] as const;
const unitNames = [
  'id',
  'pid',
  'code',
  'name',
  'mail',
  'version',
  'centerCode',
  'deleted',
  'modifyDate',
  'isAgency',
] as const;

/** One waiting delivery in `getReceivedEdocList`; `docId` is the receiver's UUID. */
export type ReceivedRow = Texts<(typeof receivedNames)[number]>;
/** One delivery of a sent packet in `getSentEdocList`. */
export type SentReplyRow = Texts<(typeof sentNames)[number]>;
/** One agency in `getAgenciesList`; `oldCode` is its code of QCVN 102:2016. */
export type AgencyReplyRow = Texts<(typeof agencyNames)[number]>;
/** One agency in `getAgenciesListQD20`; `code` is of Decision 20/2020, `code102` the former one. */
export type AgencyQD20ReplyRow = Texts<(typeof agencyQD20Names)[number]>;
/** One unit in `getSynchronizeUnit`. */
export type UnitReplyRow = Texts<'id' | 'pid' | 'code' | 'name' | 'mail' | 'centerCode' | 'modifyDate'> & {
  /** Directory version at which the row last changed. */
  readonly version?: number | undefined;
  readonly deleted?: boolean | undefined;
  readonly isAgency?: boolean | undefined;
};

export const receivedRow = picker<ReceivedRow>(receivedNames);
export const sentRow = picker<SentReplyRow>(sentNames);
export const agencyRow = picker<AgencyReplyRow>(agencyNames);
export const agencyQD20Row = picker<AgencyQD20ReplyRow>(agencyQD20Names);
export const unitRow = picker<UnitReplyRow>(unitNames);

/** What is written of a row. */
type WrittenRow = Readonly<Record<string, unknown>>;

/** Copies the named fields that have a value and nothing else: a wider object does not leak into an answer. */
function picker<Row extends object>(names: readonly (keyof Row & string)[]): (row: Row) => WrittenRow {
  return (row) => {
    const entries = names.map((name): readonly [string, unknown] => [name, row[name]]);
    return Object.fromEntries<unknown>(entries.filter(([, value]) => value !== undefined));
  };
}

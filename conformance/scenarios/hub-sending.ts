import { createHash } from 'node:crypto';
import { unpaddedHex } from '../../protocol/wire/file-hash.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { HubAccount, HubStage, RawRequest, Scenario } from '../engine/stage.ts';
import { clear, look, type SendChanges, send } from './hub-acts.ts';
import { edited, type Letter, letter } from './hub-letters.ts';

/** IDC-01..05, IDC-15, ENV-09, ENV-11, ERR-07: from whom, to whom, as what. */
export const hubSending: Scenario = {
  id: 'hub-sending',
  title: { vi: 'Gửi: bên gửi, bên nhận, mã định danh', en: 'Sending: sender, receivers, codes' },
  seat: 'hub',
  async run(stage) {
    const [, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    await one(stage, 'sound', [city.agencies[0]]);
    await senders(stage);
    await receivers(stage);
    await oldCodes(stage);
    await kinds(stage);
    await headerTo(stage, 'header-to', [city.agencies[0]], ministry);
    await headerTo(stage, 'header-to-again', [city.agencies[0]], ministry);
    stage.step('received');
    for (const account of stage.accounts) await look(stage, account);
  },
};

interface One {
  readonly changes?: SendChanges;
  readonly account?: HubAccount;
  readonly edit?: (packet: Uint8Array) => Uint8Array;
  readonly from?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

const same = (packet: Uint8Array): Uint8Array => packet;

/** One letter in a step of its own. */
async function one(stage: HubStage, name: string, to: readonly string[], more: One = {}): Promise<Letter> {
  const { account = stage.accounts[0], edit = same, changes = {}, facts = {} } = more;
  const sent = letter(stage, name, more.from ?? account.agencies[0], to);
  stage.step(name, { document: sent.documentId, to: to.join(' '), ...facts });
  await send(stage, account, edit(sent.packet), changes);
  return sent;
}

/** Overrides the parameter that `send` puts in. */
const withFrom = (code: string) => (pairs: readonly HeaderPair[]) =>
  pairs.map(([name, value]): HeaderPair => [name, name === 'from' ? code : value]);

async function senders(stage: HubStage): Promise<void> {
  const [office, city, ministry] = stage.accounts;
  const foreign = ministry.agencies[0];
  const to = [city.agencies[0]];
  const broken = 'sender of another system';
  await one(stage, 'foreign-from', to, { from: foreign, changes: { broken, before: withFrom(foreign) } });
  await one(stage, 'foreign-packet-from', to, { from: foreign, changes: { broken } });
  await one(stage, 'foreign-header-from', to, { changes: { broken, before: withFrom(foreign) } });
  const [, member] = ministry.agencies;
  if (member === undefined) return;
  const changes = { before: withFrom(member) };
  await one(stage, 'member-from', [office.agencies[0]], { account: ministry, from: member, changes });
}

async function receivers(stage: HubStage): Promise<void> {
  const [, city, ministry, ...others] = stage.accounts;
  const code = city.agencies[0];
  const unknown = `${code}.98.76`;
  const wrongCode = async (name: string, written: string) => {
    const edit = (packet: Uint8Array) => edited(packet, `OrganId>${code}<`, `OrganId>${written}<`);
    await one(stage, name, [code], { edit, changes: { broken: name }, facts: { code: written } });
  };
  const changes = { broken: 'unknown receiver among three' };
  const among = [code, unknown, ministry.agencies[0]];
  await one(stage, 'unknown-receiver', among, { changes, facts: { code: unknown } });
  await wrongCode('lower-case-code', code.toLowerCase());
  await wrongCode('code-with-space', `${code} 1`);
  await wrongCode('code-of-36', `${code}.`.padEnd(36, '0'));
  await wrongCode('code-ends-in-dot', `${code}.`);
  await wrongCode('code-of-2014', '00.00.H29');
  const { closedCode, lockedCode } = stage.known;
  if (closedCode !== undefined) await wrongCode('closed-receiver', closedCode);
  if (lockedCode !== undefined) await wrongCode('locked-receiver', lockedCode);
  if (closedCode !== undefined) await olderDocument(stage, closedCode);
  const enterprise = others.flatMap(({ agencies }) => agencies).find((each) => /^\d{10,13}$/.test(each));
  if (enterprise !== undefined) await one(stage, 'enterprise-receiver', [enterprise]);
}

/** IDC-03: a code that was closed since stands in the identifier of an older document. */
async function olderDocument(stage: HubStage, closed: string): Promise<void> {
  const [office, city] = stage.accounts;
  const cited = {
    ...{ organId: closed, code: '12/UBND', promulgationDate: '2024/05/06' },
    documentId: `${closed},2024/05/06,12/UBND`,
  };
  const sent = letter(stage, 'older', office.agencies[0], [city.agencies[0]], { responseFor: [cited] });
  stage.step('closed-code-cited', { document: sent.documentId, code: closed });
  await send(stage, office, sent.packet);
}

/** IDC-02: the directory knows two codes of one body. */
async function oldCodes(stage: HubStage): Promise<void> {
  const [, city] = stage.accounts;
  const [code] = city.agencies;
  stage.step('directory');
  const { json } = await stage.call(city, 'getAgenciesList', {});
  const rows: readonly unknown[] = Array.isArray(json?.['data']) ? json['data'] : [];
  const oldCode = rows.map((row) => oldCodeIn(row, code)).find((found) => found !== '');
  if (oldCode === undefined) return;
  await one(stage, 'old-code', [oldCode]);
  await one(stage, 'both-codes', [code, oldCode]);
}

function oldCodeIn(row: unknown, code: string): string {
  if (typeof row !== 'object' || row === null || !('code' in row) || !('oldCode' in row)) return '';
  return row.code === code && typeof row.oldCode === 'string' ? row.oldCode : '';
}

async function kinds(stage: HubStage): Promise<void> {
  const [, city] = stage.accounts;
  const to = [city.agencies[0]];
  const parameter = (name: string, value: string) => (pairs: readonly HeaderPair[]) =>
    pairs.map(([each, old]): HeaderPair => [each, each === name ? value : old]);
  const as = (name: string, value: string) => ({
    changes: { broken: value, before: parameter(name, value) },
  });
  await one(stage, 'unknown-message-type', to, as('messagetype', 'thongbao'));
  await one(stage, 'other-message-type', to, as('messagetype', 'status'));
  await one(stage, 'unknown-service', to, as('servicetype', 'eForm'));
}

/** ENV-09: the parameter names one receiver, the packet another. */
async function headerTo(stage: HubStage, name: string, to: readonly string[], other: HubAccount) {
  const parameters: readonly HeaderPair[] = [['to', JSON.stringify([other.agencies[0]])]];
  await one(stage, name, to, { changes: { parameters }, facts: { other: other.systemId } });
}

/** ENV-10: the hash of the file in its forms, and one that is wrong. */
export const hubFileHash: Scenario = {
  id: 'hub-file-hash',
  title: { vi: 'Giá trị băm của tệp', en: 'The hash of the file' },
  seat: 'hub',
  async run(stage) {
    const [, city] = stage.accounts;
    const to = [city.agencies[0]];
    await clear(stage, [city]);
    await hashed(stage, 'java', (file) => unpaddedHex(sha256(file)), sha256);
    await hashed(stage, 'padded', sha256, sha256);
    await hashed(stage, 'padded-whole', sha256OfWhole, sha256OfWhole);
    await hashed(stage, 'unpadded-whole', (file) => unpaddedHex(sha256OfWhole(file)), sha256OfWhole);
    await otherHash(stage);
    const flip = (request: { readonly body: Uint8Array }) => flipped(request.body);
    const changes: SendChanges = {
      broken: 'one byte flipped',
      after: (request) => ({ ...request, body: flip(request) }),
    };
    await one(stage, 'flipped-byte', to, { changes });
    const before = (pairs: readonly HeaderPair[]) => pairs.filter(([name]) => name !== 'hash-file');
    await one(stage, 'no-hash', to, { changes: { broken: 'no hash-file', before } });
    await one(stage, 'no-line-end', to, {
      changes: { after: withoutLineEnd },
    });
    stage.step('received');
    await look(stage, city);
  },
};

type HashOf = (file: Uint8Array) => string;

/** A hash in one of its forms, of a letter whose padded hash begins with 0: of any other letter the forms are alike. */
async function hashed(stage: HubStage, name: string, form: HashOf, padded: HashOf): Promise<void> {
  const [office, city] = stage.accounts;
  for (let draw = 0; ; draw += 1) {
    const sent = letter(stage, `${name} ${draw}`, office.agencies[0], [city.agencies[0]]);
    if (!padded(sent.packet).startsWith('0')) continue;
    stage.step(name, { document: sent.documentId });
    await send(stage, office, sent.packet, { before: withHash(form(sent.packet)) });
    return;
  }
}

async function otherHash(stage: HubStage): Promise<void> {
  const [office, city] = stage.accounts;
  const sent = letter(stage, 'of-another-file', office.agencies[0], [city.agencies[0]]);
  stage.step('of-another-file', { document: sent.documentId });
  const before = withHash(unpaddedHex(sha256(Buffer.from('x'))));
  await send(stage, office, sent.packet, { before, broken: 'hash of another file' });
}

const withHash = (value: string) => (pairs: readonly HeaderPair[]) =>
  pairs.map(([each, old]): HeaderPair => [each, each === 'hash-file' ? value : old]);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sha256OfWhole(file: Uint8Array): string {
  return sha256(Buffer.concat([file, Buffer.from('\r\n')]));
}

/** The request without CRLF behind its file; a length that counts it would leave the hub waiting for the rest. */
function withoutLineEnd({ headers, body, ...rest }: RawRequest): RawRequest {
  const trimmed = body.subarray(0, body.length - 2);
  const told = headers.map(
    ([name, value]): HeaderPair => [name, name === 'Content-Length' ? String(trimmed.length) : value],
  );
  return { ...rest, headers: told, body: trimmed };
}

/** A letter of the subject becomes another, so that the packet itself stays sound. */
function flipped(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body);
  const at = bytes.indexOf('V/v');
  bytes[at + 2] = 0x77;
  return bytes;
}

export const sendingScenarios = [hubSending, hubFileHash] as const;

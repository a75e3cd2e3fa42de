import { officialLetter } from '../../../fixtures/documents/official-letter.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { names as n } from '../../../protocol/edxml/names.ts';
import { soundStatus } from '../../../protocol/edxml/sound-packet-under-test.ts';
import { revoked, signedAt, suspended, usual, yearsLater } from '../circumstances.ts';
import type { Circumstances, Damage, FileKind, OpinionFile } from '../opinion-file.ts';
import type { Job, Python } from '../python.ts';
import { surroundings } from '../tools/python-tools.ts';
import type { Workshop } from '../workshop.ts';
import { withDamages } from './damage.ts';
import { sixManners, slug } from './manners.ts';

const pki = testPki();

/** A job that makes a file, and what the file then is. */
interface Order {
  readonly job: Job;
  readonly file: Omit<OpinionFile, 'bytes'>;
}

/** What pyhanko and signxml sign, and damaged copies. Second signatures are made in a second round. */
export async function makeByPython(
  workshop: Workshop,
  python: Python,
  seed: number,
): Promise<readonly OpinionFile[]> {
  const { pdf } = await officialLetter({ seed });
  const letter = workshop.write('python-letter.pdf', pdf);
  const text = Buffer.from(`Kính gửi: các cơ quan, số ${seed}.\n`.repeat(20));
  const first = [...pdfs(workshop, letter), ...messages(workshop, text), ...packets(workshop)];
  const sound = await carryOut(workshop, python, first);
  const second = await carryOut(
    workshop,
    python,
    sound.filter(isOnce).map((file) => again(workshop, file)),
  );
  const wrong = await carryOut(workshop, python, standings(workshop, letter));
  return [...withDamages([...sound, ...second], seed), ...wrong];
}

async function carryOut(
  workshop: Workshop,
  python: Python,
  orders: readonly Order[],
): Promise<readonly OpinionFile[]> {
  const answers = await python.work(orders.map(({ job }) => job));
  return orders.map(({ file }, index) => {
    const { ok = false, text = '' } = answers[index] ?? {};
    if (!ok) throw new Error(`${file.id}: ${text}`);
    return { ...file, bytes: workshop.read(`${file.id}.signed`) };
  });
}

function order(
  workshop: Workshop,
  kind: FileKind,
  variant: string,
  holder: Holder,
  job: Job,
  more: Partial<OpinionFile> & { readonly damage?: Damage; readonly circumstances?: Circumstances } = {},
): Order {
  const { certificate, key, chain } = workshop.filesOf(holder);
  const maker = job.do === 'sign-xml' ? ('signxml' as const) : ('pyhanko' as const);
  const id = `${kind}-${maker}-${slug(variant)}-${slug(more.damage ?? 'none')}`;
  const file = { id, kind, maker, variant, damage: 'none' as const, circumstances: usual, ...more };
  return { file, job: { certificate, key, chain, out: workshop.path(`${id}.signed`), ...job } };
}

const levels = ['b', 't', 'lt', 'lta'] as const;

function pdfs(workshop: Workshop, letter: string): readonly Order[] {
  const common = {
    do: 'sign-pdf',
    in: letter,
    field: 'CaNhan',
    pades: true,
    stamp: stampOf(workshop),
    ...surroundings(workshop, usual),
  };
  return sixManners.flatMap(({ name, holder, manner }) => {
    const own = { ...common, hash: manner.hash, pss: manner.scheme === 'rsa-pss' };
    const { stamp: _, ...unstamped } = own;
    const pades = levels.map((level) =>
      order(workshop, 'pdf', `${name}, B-${level.toUpperCase()}`, holder, {
        ...(level === 'b' ? unstamped : own),
        level,
      }),
    );
    const adobe = { ...unstamped, level: 'b', pades: false };
    const certified = { ...unstamped, level: 'b', certify: true };
    return [
      ...pades,
      order(workshop, 'pdf', `${name}, Adobe's form`, holder, adobe),
      order(workshop, 'pdf', `${name}, certified`, holder, certified),
    ];
  });
}

function isOnce({ kind, variant }: OpinionFile): boolean {
  return kind === 'pdf' && /B-B$|B-T$|certified$/.test(variant);
}

/** The agency's signature over a file that has the person's. */
function again(workshop: Workshop, { id, variant }: OpinionFile): Order {
  const job = {
    do: 'sign-pdf',
    in: workshop.path(`${id}.signed`),
    field: 'CoQuan',
    pades: true,
    level: 'b',
    hash: 'sha256',
  };
  return order(workshop, 'pdf', `${variant}, two signatures`, pki.seal, job);
}

function stampOf(workshop: Workshop) {
  const { certificate, key, chain } = workshop.filesOf(pki.timeStamp);
  return { certificate, key, chain, at: signedAt / 1000 };
}

function messages(workshop: Workshop, content: Uint8Array): readonly Order[] {
  const common = { do: 'sign-cms', in: workshop.write('python-text', content), cades: true };
  return sixManners.flatMap(({ name, holder, manner }) => {
    const own = { ...common, hash: manner.hash, pss: manner.scheme === 'rsa-pss', detached: true };
    const stamped = { ...own, stamp: stampOf(workshop) };
    return [
      order(workshop, 'cms', name, holder, own, { content }),
      order(workshop, 'cms', `${name}, time-stamp`, holder, stamped, { content }),
      order(workshop, 'cms', `${name}, attached`, holder, { ...own, detached: false }),
    ];
  });
}

/** What has become of the signer. */
function standings(workshop: Workshop, letter: string): readonly Order[] {
  const { leader, ecLeader, lookAlikeLeader } = pki;
  const job = { do: 'sign-pdf', in: letter, field: 'CaNhan', pades: true, level: 'b', hash: 'sha256' };
  const cases = [
    [leader, 'the signer revoked', revoked],
    [ecLeader, 'the signer suspended', suspended],
    [leader, 'the signer expired', yearsLater],
    [lookAlikeLeader, 'signed by a look-alike', usual],
  ] as const;
  return cases.map(([holder, damage, circumstances]) =>
    order(workshop, 'pdf', 'standing', holder, job, { damage, circumstances }),
  );
}

const [exclusive, inclusive] = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
];

/** signxml resolves no address of a packet's file when it signs, so that it gets packets without files. */
function packets(workshop: Workshop): readonly Order[] {
  const place =
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="placeholder"></ds:Signature>';
  const end = `</edXML:${n.header}>`;
  const packet = workshop.write('python-packet.xml', changed(soundStatus(), end, place + end));
  const methods = { 'rsa-pkcs1': 'rsa', 'rsa-pss': '', ecdsa: 'ecdsa' } as const;
  return sixManners.flatMap(({ name, holder, manner }) => {
    const method =
      methods[manner.scheme] === '' ? `${manner.hash}-rsa-MGF1` : `${methods[manner.scheme]}-${manner.hash}`;
    const { certificate, chain } = workshop.filesOf(holder);
    const job = {
      do: 'sign-xml',
      in: packet,
      method,
      hash: 'sha256',
      references: [],
      certificates: [certificate, ...chain.slice(0, 1)],
    };
    return [exclusive, inclusive].map((c14n) =>
      order(
        workshop,
        'packet',
        `${name}, the whole document${c14n === inclusive ? ', inclusive form' : ''}`,
        holder,
        { ...job, c14n },
      ),
    );
  });
}

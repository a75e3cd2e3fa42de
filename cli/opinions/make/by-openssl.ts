import { secret } from '../../../fixtures/encrypted-files/test-receivers.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { testPolicies } from '../../../fixtures/keys/profiles.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest, testValidity } from '../../../fixtures/keys/test-pki.ts';
import { revoked, suspended, today, usual, yearsLater } from '../circumstances.ts';
import type { Circumstances, Damage, FileKind, OpinionFile } from '../opinion-file.ts';
import { inTurns, type Workshop } from '../workshop.ts';
import { withDamages } from './damage.ts';
import { sixManners, slug } from './manners.ts';

const pki = testPki();

/** What openssl signs, stamps, answers and encrypts, and damaged copies. It dates by the machine's clock. */
export async function makeByOpenssl(
  workshop: Workshop,
  seed: number,
  now: number,
): Promise<readonly OpinionFile[]> {
  const content = Buffer.from(`Kính gửi: các cơ quan, số ${seed}.\n`.repeat(20));
  const letter = workshop.write('openssl-letter', content);
  const sound = [
    ...(await messages(workshop, letter, content)),
    ...(await stamps(workshop, letter, content, now)),
    ...(await answers(workshop, now)),
    ...(await sealed(workshop)),
  ];
  return [...withDamages(sound, seed), ...(await wrong(workshop, letter, content))];
}

function made(
  kind: FileKind,
  variant: string,
  bytes: Uint8Array,
  more: Partial<OpinionFile> = {},
  damage: Damage = 'none',
): OpinionFile {
  const { circumstances = usual } = more;
  const id = `${kind}-openssl-${slug(variant)}-${slug(damage)}`;
  return { id, kind, maker: 'openssl', variant, damage, bytes, circumstances, ...more };
}

interface Signing {
  readonly name: string;
  readonly holder: Holder;
  readonly options: readonly string[];
}

async function sign(
  workshop: Workshop,
  letter: string,
  { name, holder, options }: Signing,
): Promise<Uint8Array> {
  const { certificate, key, bundle } = workshop.filesOf(holder);
  const out = `openssl-${slug(name)}.der`;
  await workshop.must(
    ...([
      'openssl',
      'cms',
      '-sign',
      '-binary',
      '-in',
      letter,
      '-signer',
      certificate,
      '-inkey',
      key,
    ] as const),
    ...['-certfile', bundle, '-outform', 'DER', '-out', workshop.path(out), ...options],
  );
  return workshop.read(out);
}

const forms = [
  { form: 'CAdES', options: ['-cades'], attached: false },
  { form: 'plain', options: [], attached: false },
  { form: 'attached, by key', options: ['-nodetach', '-keyid', '-cades'], attached: true },
] as const;

async function messages(
  workshop: Workshop,
  letter: string,
  content: Uint8Array,
): Promise<readonly OpinionFile[]> {
  const orders = sixManners.flatMap(({ name, holder, manner }) => {
    const pss = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:digest'];
    const own = ['-md', manner.hash, ...(manner.scheme === 'rsa-pss' ? pss : [])];
    return forms.map(({ form, options, attached }) => ({
      ...{ name: `${name}, ${form}`, holder, options: [...own, ...options], attached },
    }));
  });
  return inTurns(orders, async (order) =>
    made('cms', order.name, await sign(workshop, letter, order), order.attached ? {} : { content }),
  );
}

/** Messages that are odd, or of somebody whose standing is gone. */
async function wrong(
  workshop: Workshop,
  letter: string,
  content: Uint8Array,
): Promise<readonly OpinionFile[]> {
  const { leader, ecLeader, lookAlikeLeader } = pki;
  const cades = ['-cades'];
  const orders: readonly (Signing & { readonly damage: Damage; readonly circumstances?: Circumstances })[] = [
    { name: 'revoked', holder: leader, options: cades, damage: 'the signer revoked', circumstances: revoked },
    {
      name: 'suspended',
      holder: ecLeader,
      options: cades,
      damage: 'the signer suspended',
      circumstances: suspended,
    },
    {
      name: 'expired',
      holder: leader,
      options: cades,
      damage: 'the signer expired',
      circumstances: yearsLater,
    },
    { name: 'look-alike', holder: lookAlikeLeader, options: cades, damage: 'signed by a look-alike' },
    { name: 'SHA-1', holder: leader, options: ['-md', 'sha1'], damage: 'weak' },
    { name: 'without attributes', holder: leader, options: ['-noattr'], damage: 'none' },
    { name: 'without certificates', holder: leader, options: ['-nocerts', '-cades'], damage: 'none' },
    { name: 'streamed (BER)', holder: leader, options: ['-nodetach', '-stream'], damage: 'none' },
  ];
  return inTurns(orders, async ({ damage, circumstances, ...order }) => {
    const bytes = await sign(workshop, letter, order);
    const over = order.options.includes('-nodetach') ? {} : { content };
    return made(
      'cms',
      order.name,
      bytes,
      { ...over, ...(circumstances === undefined ? {} : { circumstances }) },
      damage,
    );
  });
}

/** openssl stamps and answers with the machine's own time, so that these certificates hold for long. */
const lasting = {
  stamp: issueTest({
    ...{
      issuer: pki.agencyAuthority,
      profile: 'time-stamp',
      subject: pki.timeStamp.subject,
      key: 'time-stamp',
    },
    ...testValidity.authorities,
  }),
  responder: issueTest({
    ...{ issuer: pki.agencyAuthority, profile: 'ocsp', subject: pki.ocspAgency.subject, key: 'ocsp-agency' },
    ...testValidity.authorities,
  }),
  leader: issueTest({
    ...{ issuer: pki.agencyAuthority, profile: 'person', subject: pki.leader.subject, key: 'leader' },
    ...testValidity.authorities,
  }),
};

const configuration = `
[here]
serial = serial
default_policy = ${testPolicies.timeStamp}
digests = sha256, sha384, sha512
accuracy = secs:1, millisecs:500
ordering = yes
ess_cert_id_alg = sha256
signer_digest = sha256
`;

async function stamps(
  workshop: Workshop,
  letter: string,
  content: Uint8Array,
  now: number,
): Promise<readonly OpinionFile[]> {
  const { certificate, key, bundle } = workshop.filesOf(lasting.stamp);
  const settings = workshop.write('ts.cnf', configuration);
  workshop.write('serial', '0A\n');
  const files: OpinionFile[] = [];
  for (const hash of ['sha256', 'sha384', 'sha512']) {
    const [query, reply] = [workshop.path(`${hash}.tsq`), workshop.path(`${hash}.tst`)];
    await workshop.must('openssl', 'ts', '-query', '-data', letter, `-${hash}`, '-cert', '-out', query);
    await workshop.must(
      ...(['openssl', 'ts', '-reply', '-config', settings, '-section', 'here', '-queryfile', query] as const),
      ...['-signer', certificate, '-inkey', key, '-chain', bundle, '-token_out', '-out', reply],
    );
    const more = { content, circumstances: today(now) };
    files.push(made('time-stamp', hash, workshop.read(`${hash}.tst`), more));
  }
  return files;
}

/** Answers of `openssl ocsp` out of an index of its own, and of a delegate of the authority. */
async function answers(workshop: Workshop, now: number): Promise<readonly OpinionFile[]> {
  const { leader, responder } = lasting;
  const [issuer, subject, signer] = [pki.agencyAuthority, leader, responder].map(workshop.filesOf);
  if (issuer === undefined || subject === undefined || signer === undefined) throw new Error('no files');
  const serial = Buffer.from(leader.serial).toString('hex').toUpperCase();
  const lines = {
    good: `V\t400101000000Z\t\t${serial}\tunknown\t/CN=x\n`,
    revoked: `R\t400101000000Z\t260101000000Z,keyCompromise\t${serial}\tunknown\t/CN=x\n`,
  };
  const request = workshop.path('ocsp.req');
  const asked = [
    '-issuer',
    issuer.certificate,
    '-cert',
    subject.certificate,
    '-no_nonce',
    '-reqout',
    request,
  ];
  await workshop.must('openssl', 'ocsp', ...asked);
  return inTurns(Object.entries(lines), async ([name, line]) => {
    const out = `ocsp-${name}.der`;
    await workshop.must(
      ...([
        'openssl',
        'ocsp',
        '-index',
        workshop.write(`index-${name}`, line),
        '-CA',
        issuer.certificate,
      ] as const),
      ...[
        '-rsigner',
        signer.certificate,
        '-rkey',
        signer.key,
        '-reqin',
        request,
        '-respout',
        workshop.path(out),
      ],
      ...['-nmin', '600'],
    );
    return made('ocsp', name, workshop.read(out), { about: leader, circumstances: today(now) });
  });
}

async function sealed(workshop: Workshop): Promise<readonly OpinionFile[]> {
  const { encryption, ecEncryption } = pki;
  const plain = workshop.write('openssl-plain', secret);
  const oaep = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', 'rsa_mgf1_md:sha256'].flatMap((each) => [
    '-keyopt',
    each,
  ]);
  const kdf = ['-keyopt', 'ecdh_kdf_md:sha256', '-aes256-wrap'];
  const orders = [
    { name: 'GCM, RSA-OAEP', about: encryption, cipher: '-aes-256-gcm', options: oaep, damage: 'none' },
    { name: 'CBC, RSA-OAEP', about: encryption, cipher: '-aes-256-cbc', options: oaep, damage: 'none' },
    { name: 'GCM, P-256', about: ecEncryption, cipher: '-aes-256-gcm', options: kdf, damage: 'none' },
    { name: 'CBC, P-256', about: ecEncryption, cipher: '-aes-256-cbc', options: kdf, damage: 'none' },
    { name: 'PKCS#1 v1.5', about: encryption, cipher: '-aes-256-cbc', options: [], damage: 'weak' },
    { name: 'triple DES', about: encryption, cipher: '-des3', options: oaep, damage: 'weak' },
  ] as const;
  return inTurns(orders, async ({ name, about, cipher, options, damage }) => {
    const out = `sealed-${slug(name)}.der`;
    await workshop.must(
      ...(['openssl', 'cms', '-encrypt', '-binary', '-in', plain, '-outform', 'DER', cipher] as const),
      ...['-out', workshop.path(out), '-recip', workshop.filesOf(about).certificate, ...options],
    );
    return made('enveloped', name, workshop.read(out), { about, content: secret }, damage);
  });
}

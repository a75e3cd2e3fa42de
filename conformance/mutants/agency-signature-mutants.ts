import type { Verdict } from '../../protocol/security/verdict.ts';
import type { AgencyHabits } from '../engine/drivers/habits.ts';
import { habit, onTheLine, rewriting, status, swallowing } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';

const seat = 'receiver';

function forgiving(
  what: string,
  requirement: string,
  owner: string,
  forgives: readonly Verdict[],
  besides: readonly string[] = [],
): AgencyMutant {
  const wrong = {
    vi: `tiếp nhận văn bản “${forgives.join(', ')}”`,
    en: `registers documents that are “${forgives.join(', ')}”`,
  };
  return habit(
    seat,
    {
      id: `receiver.forgives-${what}`,
      wrong,
      requirement,
      owner: `receiver.${owner}`,
      besides: besides.map((each) => `receiver.${each}`),
    },
    { forgives },
  );
}

function deluded(
  what: string,
  requirement: string,
  owner: string,
  habits: AgencyHabits,
  wrong: AgencyMutant['wrong'],
  besides: readonly string[] = [],
): AgencyMutant {
  return habit(
    seat,
    {
      id: `receiver.${what}`,
      wrong,
      requirement,
      owner: `receiver.${owner}`,
      besides: besides.map((each) => `receiver.${each}`),
    },
    habits,
  );
}

/** The document that a status speaks of is one of the scenario's bad ones when it is refused. */
const refusal = status('02');

/** Receivers that verify wrongly, or not at all. */
export const agencySignatureMutants: readonly AgencyMutant[] = [
  deluded(
    'overlooks-annexes',
    'SIG-11',
    'refuses-incomplete-signatures',
    { overlooksAnnexes: true },
    { vi: 'chỉ kiểm tra tệp đầu tiên', en: 'verifies the first file only' },
  ),
  forgiving('tampered', 'SIG-11', 'refuses-broken-signatures', ['tampered']),
  forgiving('appended', 'SIG-11', 'refuses-broken-signatures', [
    'altered-after-signing',
    'incomplete-coverage',
    'malformed',
  ]),
  forgiving(
    'wrong-signer',
    'CRT-05',
    'certificate-of-the-body',
    ['wrong-signer'],
    ['refuses-incomplete-signatures'],
  ),
  forgiving(
    'unsigned',
    'GEN-06',
    'unsigned-is-for-information',
    ['absent'],
    ['refuses-incomplete-signatures'],
  ),
  forgiving('untrusted', 'SIG-14', 'trusts-listed-roots-only', ['untrusted'], ['certificate-path']),
  forgiving('weak', 'SIG-12', 'refuses-weak-algorithms', ['weak-algorithm']),
  deluded(
    'ignores-validity',
    'CRT-01',
    'certificate-in-force',
    { believes: ['signer'] },
    { vi: 'bỏ qua hạn chứng thư người ký', en: 'overlooks that the signer’s certificate had ended' },
  ),
  deluded(
    'ignores-authorities',
    'CRT-03',
    'certificate-path',
    { believes: ['authority'] },
    { vi: 'bỏ qua hạn chứng thư của CA', en: 'overlooks that the authority’s certificate had ended' },
  ),
  deluded(
    'believes-any-stamp',
    'TSP-02',
    'time-stamp-verified',
    { believes: ['stamp'] },
    { vi: 'không kiểm tra dấu thời gian', en: 'does not verify time-stamps' },
  ),
  forgiving('not-yet-valid', 'CRT-01', 'certificate-in-force', ['not-yet-valid']),
  forgiving('unknown-critical', 'CRT-08', 'certificate-fields', ['unsupported-algorithm']),
  forgiving('wrong-usage', 'CRT-04', 'certificate-usage', ['wrong-usage']),
  forgiving(
    'revoked',
    'CRT-02',
    'certificate-active',
    ['revoked'],
    ['revoked-to-the-second', 'lying-services'],
  ),
  deluded(
    'believes-forged-answers',
    'REV-05',
    'lying-services',
    { believesAnyAnswer: true },
    { vi: 'tin mọi trả lời CRL, OCSP', en: 'believes whatever answer about a status' },
  ),
  deluded(
    'revoked-is-revoked',
    'REV-02',
    'revoked-to-the-second',
    { dislikesLost: true },
    { vi: 'thu hồi sau khi ký cũng từ chối', en: 'refuses what was revoked after signing' },
  ),
  forgiving('suspended', 'REV-03', 'suspended', ['suspended']),
  forgiving('undetermined', 'REV-04', 'waits-for-the-status', ['undetermined'], ['lying-services']),
  deluded(
    'judges-by-today',
    'SIG-12',
    'judges-at-signing-time',
    { dislikesEnded: true },
    { vi: 'xét chứng thư theo hôm nay', en: 'judges certificates by today' },
  ),
  deluded(
    'never-asks-the-status',
    'REV-01',
    'asks-for-the-status',
    { neverAsksStatus: true, dislikes: ['undetermined'] },
    { vi: 'không hỏi CRL, OCSP', en: 'never asks CRL or OCSP' },
    ['accepts-sound-signatures'],
  ),
  deluded(
    'believes-claims',
    'TSP-03',
    'claims-prove-nothing',
    { believes: ['claim'] },
    { vi: 'tin thời điểm tự khai', en: 'believes claimed times' },
  ),
  deluded(
    'ignores-time-stamps',
    'SIG-12',
    'judges-at-signing-time',
    { ignoresStamps: true },
    { vi: 'bỏ qua dấu thời gian', en: 'ignores time-stamps' },
    ['revoked-to-the-second'],
  ),
  deluded(
    'refuses-everything',
    'SIG-11',
    'accepts-sound-signatures',
    { dislikes: ['valid'] },
    { vi: 'từ chối mọi văn bản', en: 'refuses everything' },
  ),
  deluded(
    'knows-one-algorithm',
    'SIG-18',
    'accepts-producers',
    { knowsOnly: ['rsa-pkcs1'] },
    { vi: 'chỉ biết PKCS#1 v1.5', en: 'knows PKCS#1 v1.5 only' },
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.refuses-without-a-reason',
      wrong: { vi: 'từ chối không kèm lý do', en: 'refuses without a reason' },
      requirement: 'STA-07',
      owner: 'receiver.refusal-has-a-reason',
    },
    rewriting(refusal, (packet) => packet.replace(/(<[^<>/]*Description>)[^<]*(<)/, '$1$2')),
  ),
  habit(
    seat,
    {
      id: 'receiver.refuses-at-night',
      wrong: { vi: 'sau nửa đêm mới từ chối', en: 'refuses after midnight' },
      requirement: 'STA-07',
      owner: 'receiver.refusal-has-a-reason',
    },
    { pace: 15.75 * 3_600_000 },
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.hides-refusals',
      wrong: { vi: 'giữ lại văn bản sai mà không báo', en: 'keeps bad documents and tells nobody' },
      requirement: 'ERR-11',
      owner: 'receiver.answers-bad-documents',
    },
    swallowing(refusal),
  ),
];

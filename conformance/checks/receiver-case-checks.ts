import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { caseCheck } from './receiver-case-check.ts';

const scenario = 'receiver-signatures';
const services = 'receiver-status-services';

function cases(
  id: string,
  requirements: Check['requirements'],
  groups: readonly string[],
  vi: string,
  en: string,
  more: { readonly scenario?: string; readonly profiles?: Check['profiles'] } = {},
): Check {
  const { profiles, ...rest } = more;
  const narrowed = profiles === undefined ? {} : { profiles };
  return caseCheck({
    id: `receiver.${id}`,
    title: both(vi, en),
    requirements,
    groups,
    scenario,
    ...rest,
    ...narrowed,
  });
}

/** What only the strict reading refuses. */
const strict = { profiles: ['law', 'DT21'] } as const;

/** Checks of which signatures and certificates a receiver takes. */
export const receiverCaseChecks: readonly Check[] = [
  cases(
    'refuses-broken-signatures',
    ['SIG-11', 'SIG-04', 'SIG-05'],
    ['integrity'],
    'Chữ ký hỏng, tệp bị sửa, thêm, tráo chứng thư đều bị từ chối',
    'Broken signatures, changed and lengthened files, swapped certificates are refused',
  ),
  cases(
    'refuses-incomplete-signatures',
    ['SIG-11', 'SIG-02', 'SIG-03'],
    ['completeness'],
    'Thiếu chữ ký, sai thứ tự ký, phụ lục không ký đều bị từ chối',
    'A missing signature, the wrong order, an unsigned annex are refused',
  ),
  cases(
    'unsigned-is-for-information',
    ['GEN-06', 'SIG-01'],
    ['unsigned'],
    'Văn bản không ký số không được tiếp nhận như bản chính',
    'An unsigned document is not registered as an original',
    strict,
  ),
  cases(
    'judges-at-signing-time',
    ['SIG-12', 'CRT-01'],
    ['at-signing-time'],
    'Chứng thư được xét tại thời điểm ký',
    'Certificates are judged at the time of signing',
  ),
  cases(
    'trusts-listed-roots-only',
    ['SIG-14'],
    ['root'],
    'Chỉ tin các chứng thư gốc trong danh sách',
    'Only listed roots are trusted',
  ),
  cases(
    'refuses-weak-algorithms',
    ['SIG-12', 'SIG-06'],
    ['weak'],
    'Thuật toán yếu bị từ chối',
    'Weak algorithms are refused',
    strict,
  ),
  cases(
    'accepts-producers',
    ['SIG-18'],
    ['producers'],
    'Chấp nhận chữ ký hợp lệ của nhiều loại phần mềm',
    'Valid signatures of several kinds of software are accepted',
  ),
  cases(
    'certificate-in-force',
    ['CRT-01'],
    ['in-force'],
    'Chứng thư phải còn hạn lúc ký',
    'The certificate is in force when it signs',
  ),
  cases(
    'certificate-active',
    ['CRT-02', 'REV-02'],
    ['active'],
    'Chứng thư phải đang có hiệu lực lúc ký',
    'The certificate is active when it signs',
  ),
  cases(
    'certificate-path',
    ['CRT-03'],
    ['path'],
    'Mọi chứng thư trên đường dẫn đều phải đúng',
    'Every certificate of the path holds',
  ),
  cases(
    'certificate-fields',
    ['CRT-08'],
    ['fields'],
    'Phần mở rộng quan trọng mà không hiểu thì từ chối',
    'A critical extension that is not understood refuses a certificate',
  ),
  cases(
    'certificate-usage',
    ['CRT-04'],
    ['usage'],
    'Chứng thư được dùng đúng phạm vi',
    'A certificate is used for what it is for',
  ),
  cases(
    'certificate-of-the-body',
    ['CRT-05'],
    ['body'],
    'Chứng thư của cơ quan phải là của cơ quan ban hành',
    'The agency’s certificate is that of the issuing body',
  ),
  cases(
    'time-stamp-verified',
    ['TSP-02'],
    ['stamp'],
    'Dấu thời gian được kiểm tra',
    'Time-stamps are verified',
  ),
  cases(
    'claims-prove-nothing',
    ['TSP-03'],
    ['claim'],
    'Thời điểm tự khai không chứng minh được gì',
    'A claimed time proves nothing',
  ),
  cases(
    'revoked-to-the-second',
    ['REV-02'],
    ['revoked'],
    'Thu hồi trước khi ký thì từ chối, sau khi ký thì không',
    'Revoked before signing is refused, after signing is not',
  ),
  cases(
    'suspended',
    ['REV-03'],
    ['suspended'],
    'Chứng thư đang tạm dừng lúc ký thì từ chối',
    'A certificate that was suspended when it signed is refused',
  ),
  cases(
    'lying-services',
    ['REV-05'],
    ['forged', 'stale', 'wrong-issuer'],
    'Trả lời CRL, OCSP giả, cũ, của nơi khác bị bỏ qua',
    'Answers that are forged, stale or of somebody else are ignored',
    { scenario: services },
  ),
];

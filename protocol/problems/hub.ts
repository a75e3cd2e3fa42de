import { directoryProblems } from './directory.ts';
import type { ProblemTable } from './entry.ts';
import { hubAgencyProblems } from './hub-agency.ts';
import { hubDeliveryProblems } from './hub-delivery.ts';
import { hubFlowProblems } from './hub-flow.ts';
import { hubPacketProblems } from './hub-packet.ts';
import { hubPartyProblems } from './hub-parties.ts';

/** Why the hub refuses what is well-formed, and what it noticed while it accepted. */
export const hubProblems = {
  ...hubPartyProblems,
  ...hubPacketProblems,
  ...hubFlowProblems,
  ...hubDeliveryProblems,
  ...hubAgencyProblems,
  'hub.secrecy-mark': {
    severity: 'error',
    text: {
      vi: 'Văn bản mang dấu chỉ độ mật ({seen}): bí mật nhà nước không được gửi qua Trục.',
      en: 'The document carries a secrecy mark ({seen}): state secrets must not go through the axis.',
    },
    remedy: {
      vi: 'Gửi theo quy định về bảo vệ bí mật nhà nước; nếu văn bản không mật thì bỏ dấu mật khỏi trích yếu và tên tệp.',
      en: 'Send it the way the law on state secrets prescribes; if it is no secret, take the mark out of subject and file names.',
    },
    requirements: ['GEN-01'],
    wireCode: '19',
  },
  'hub.failed': {
    severity: 'error',
    text: {
      vi: 'Lỗi hệ thống của Trục (mã sự cố {seen}).',
      en: 'The hub itself failed (incident {seen}).',
    },
    remedy: {
      vi: 'Gửi lại sau; nếu còn lỗi thì báo mã sự cố cho đơn vị vận hành.',
      en: 'Try again later; if it stays, tell the operator the incident’s number.',
    },
    requirements: ['ERR-01'],
    wireCode: '20',
  },
  'hub.maintenance': {
    severity: 'error',
    text: {
      vi: 'Trục đang tạm dừng để bảo trì, dự kiến hoạt động lại: {expected}.',
      en: 'The hub is down for maintenance; expected back: {expected}.',
    },
    remedy: {
      vi: 'Giữ văn bản trong hàng đợi và gửi lại sau thời điểm này; chưa có gì được ghi nhận.',
      en: 'Keep it in the outbox and try again after that time; nothing has been recorded.',
    },
    requirements: ['AVL-13'],
    wireCode: '20',
  },
  ...directoryProblems,
} as const satisfies ProblemTable;

import type { ProblemTable } from './entry.ts';

/** What a body may change in the directory. */
export const hubAgencyProblems = {
  'hub.agency-code-taken': {
    severity: 'error',
    text: {
      vi: 'Mã định danh “{seen}” đã cấp cho một đơn vị, kể cả khi đơn vị đó đã đóng.',
      en: 'The code “{seen}” belongs to a body already, and stays so after it is closed.',
    },
    remedy: {
      vi: 'Dùng mã chưa từng cấp; muốn sửa thông tin thì gửi kèm id của đơn vị.',
      en: 'Use a code never given before; to change an entry, send its id along.',
    },
    requirements: ['IDC-07'],
    wireCode: '-1',
  },
  'hub.agency-code-fixed': {
    severity: 'error',
    text: {
      vi: 'Không được đổi mã của đơn vị từ “{expected}” thành “{seen}”.',
      en: 'The code of an agency cannot change from “{expected}” to “{seen}”.',
    },
    remedy: {
      vi: 'Đóng đơn vị cũ và đăng ký đơn vị mới với mã mới.',
      en: 'Close the old entry and register a new one under the new code.',
    },
    requirements: ['IDC-07'],
    wireCode: '-1',
  },
  'hub.agency-parent-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị cha “{seen}” không thuộc hệ thống {expected}.',
      en: 'The parent “{seen}” is not served by the system {expected}.',
    },
    remedy: {
      vi: 'Chỉ đăng ký đơn vị dưới mã hoặc trung tâm của chính mình (pcode).',
      en: 'Register units only below your own code or centre (pcode).',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-unknown': {
    severity: 'error',
    text: { vi: 'Không có đơn vị “{seen}” trong danh mục.', en: 'The directory has no agency “{seen}”.' },
    remedy: {
      vi: 'Kiểm tra mã hoặc id bằng getAgenciesList.',
      en: 'Look the code or id up with getAgenciesList.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-foreign': {
    severity: 'error',
    text: {
      vi: 'Đơn vị “{seen}” không thuộc hệ thống {expected}.',
      en: 'The agency “{seen}” is not served by the system {expected}.',
    },
    remedy: {
      vi: 'Chỉ sửa hoặc đóng đơn vị do chính mình đăng ký.',
      en: 'Change or close only what you have registered yourself.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-not-sub-unit': {
    severity: 'error',
    text: {
      vi: 'Không được đóng “{seen}” vì đó là mã của chính hệ thống, không phải đơn vị trực thuộc.',
      en: '“{seen}” cannot be closed: it is the system’s own code, not a unit below it.',
    },
    remedy: {
      vi: 'Liên hệ đơn vị vận hành Trục để ngừng kết nối.',
      en: 'Ask the operator of the hub to end the connection.',
    },
    requirements: ['REG-09'],
    wireCode: '-1',
  },
  'hub.agency-closed': {
    severity: 'error',
    text: { vi: 'Đơn vị “{seen}” đã đóng.', en: 'The agency “{seen}” has been closed.' },
    remedy: {
      vi: 'Đơn vị đã đóng không mở lại và không sửa được.',
      en: 'A closed agency is not opened again and not changed.',
    },
    requirements: ['IDC-07'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;

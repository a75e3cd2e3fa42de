import type { ProblemTable } from './entry.ts';

/** What is wrong with what a person writes for this program: files of faults, scenarios and their kin, and what the management ports are sent. */
export const settingsProblems = {
  'settings.json-broken': {
    severity: 'error',
    text: { vi: 'Đây không phải JSON hợp lệ: {seen}.', en: 'This is not JSON: {seen}.' },
    remedy: {
      vi: 'Sửa cú pháp JSON tại chỗ nêu trên.',
      en: 'Mend the JSON at the place named.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'settings.yaml-broken': {
    severity: 'error',
    text: { vi: 'Tệp không phải YAML hợp lệ: {seen}.', en: 'This is not YAML: {seen}.' },
    remedy: { vi: 'Sửa cú pháp YAML tại chỗ nêu trên.', en: 'Mend the YAML at the place named.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.reference-unknown': {
    severity: 'error',
    text: {
      vi: '“{path}” nhắc tới “{seen}”, nhưng không có mục nào như vậy.',
      en: '“{path}” speaks of “{seen}”, and there is none.',
    },
    remedy: { vi: 'Có phải là: {expected}?', en: 'Did you mean: {expected}?' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.reference-to-nothing': {
    severity: 'error',
    text: {
      vi: '“{path}” nhắc tới “{seen}”, nhưng chưa có mục nào để nhắc tới.',
      en: '“{path}” speaks of “{seen}”, and there is nothing yet that it could mean.',
    },
    remedy: {
      vi: 'Thêm mục đó vào tệp (cấp trên đứng trước cấp dưới), hoặc bỏ chỗ nhắc.',
      en: 'Add it to the file (a body above stands before those below it), or leave the reference out.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'settings.no-certificates': {
    severity: 'error',
    text: {
      vi: 'Ở “{path}”: “{seen}” không có chứng thư thử nghiệm.',
      en: 'At “{path}”: “{seen}” has no test certificates.',
    },
    remedy: { vi: 'Có chứng thư: {expected}.', en: 'Those who have: {expected}.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.key-unknown': {
    severity: 'error',
    text: { vi: 'Không có khoá “{seen}”.', en: 'There is no key “{seen}” here.' },
    remedy: { vi: 'Có phải là: {expected}?', en: 'Did you mean: {expected}?' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.key-missing': {
    severity: 'error',
    text: { vi: 'Thiếu khoá “{path}”.', en: 'The key “{path}” is missing.' },
    remedy: { vi: 'Thêm khoá này.', en: 'Add this key.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.value-wrong': {
    severity: 'error',
    text: { vi: '“{path}” không thể là {seen}.', en: '“{path}” cannot be {seen}.' },
    remedy: { vi: 'Giá trị được chấp nhận: {expected}.', en: 'What may stand there: {expected}.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.text-unwritable': {
    severity: 'error',
    text: {
      vi: 'Ở “{path}” có ký tự {seen}, mà không gói tin nào được chứa.',
      en: 'In “{path}” there is {seen}, which is no character of any packet.',
    },
    remedy: { vi: 'Bỏ ký tự này.', en: 'Leave this character out.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.choice-wrong': {
    severity: 'error',
    text: {
      vi: 'Phải có đúng một trong các khoá {expected}; ở đây có: {seen}.',
      en: 'Exactly one of the keys {expected} must be given; here there is: {seen}.',
    },
    remedy: { vi: 'Giữ lại đúng một khoá.', en: 'Keep exactly one of them.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.choice-empty': {
    severity: 'error',
    text: {
      vi: 'Không có khoá nào trong các khoá {expected}.',
      en: 'There is none of the keys {expected}.',
    },
    remedy: { vi: 'Thêm ít nhất một khoá trong số đó.', en: 'Give at least one of them.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.id-repeated': {
    severity: 'error',
    text: { vi: 'Mã “{seen}” được dùng hai lần.', en: 'The id “{seen}” is used twice.' },
    remedy: { vi: 'Đặt cho mỗi mục một mã riêng.', en: 'Give each entry an id of its own.' },
    requirements: [],
    wireCode: '-1',
  },
  'settings.fault-misplaced': {
    severity: 'error',
    text: {
      vi: 'Lỗi “{seen}” do Trục gây ra, không thể tạo ở phía bên gọi.',
      en: 'The fault “{seen}” is made by the hub, not on a caller’s side.',
    },
    remedy: {
      vi: 'Đặt lỗi này cho Trục; phía bên gọi có: {expected}.',
      en: 'Give it to the hub; on a caller’s side there are: {expected}.',
    },
    requirements: [],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;

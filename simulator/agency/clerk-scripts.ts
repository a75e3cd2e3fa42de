import type { StaffInfo } from '../../protocol/edxml/packet.ts';
import type { ClerkScript } from './clerk.ts';
import { texts } from './texts.ts';

/** The people of one office who act on a document. */
export interface OfficeStaff {
  /** *Văn thư*: registers or refuses. */
  readonly clerk: StaffInfo;
  /** *Lãnh đạo*: assigns. */
  readonly head: StaffInfo;
  /** *Chuyên viên*: works on it and finishes it. */
  readonly officer: StaffInfo;
}

/** Registers (03), has it assigned (04), works on it (05), finishes it (06), `pace` milliseconds apart. */
export function registersAndFinishes(staff: OfficeStaff, pace: number): ClerkScript {
  return {
    name: 'registers-and-finishes',
    acts: [
      { after: pace, statusCode: '03', staff: staff.clerk, description: texts.registered },
      { after: pace, statusCode: '04', staff: staff.head, description: texts.assigned },
      { after: pace, statusCode: '05', staff: staff.officer, description: texts.inProgress },
      { after: pace, statusCode: '06', staff: staff.officer, description: texts.completed },
    ],
  };
}

/** Refuses (02) with the reason that STA-07 asks for. */
export function refuses(staff: OfficeStaff, pace: number, reason: string): ClerkScript {
  return {
    name: 'refuses',
    acts: [{ after: pace, statusCode: '02', staff: staff.clerk, description: reason }],
  };
}

/** Stores what arrives and leaves it lying. */
export const noClerk: ClerkScript = { name: 'none', acts: [] };

const people = [
  ['Nguyễn Thị Thu Hà', 'Trần Quốc Bảo', 'Lê Minh Khôi'],
  ['Phạm Thị Ngọc Lan', 'Hoàng Văn Dũng', 'Vũ Thị Bích Phượng'],
  ['Đặng Thuỳ Linh', 'Bùi Đức Thắng', 'Đỗ Hữu Nghĩa'],
  ['Ngô Thị Kim Oanh', 'Lý Seo Phủ', 'Phan Thanh Tuyền'],
] as const;

/**
 * Made-up staff of an office. `index` picks the names, `mail` is the office's address: theirs are in the
 * same domain. Numbers are of the form that packets of the field carry, and ring nowhere.
 */
export function inventStaff(index: number, mail: string): OfficeStaff {
  const [clerk, head, officer] = people[index % people.length] ?? people[0];
  const domain = mail.slice(mail.indexOf('@'));
  const number = (place: number) => `8490000${String(index % 100).padStart(2, '0')}0${place}`;
  return {
    clerk: { department: 'Văn thư', staff: clerk, email: `vanthu${domain}`, mobile: number(1) },
    head: { department: 'Lãnh đạo Văn phòng', staff: head, email: `lanhdao${domain}`, mobile: number(2) },
    officer: {
      department: 'Phòng Tổng hợp',
      staff: officer,
      email: `tonghop${domain}`,
      mobile: number(3),
    },
  };
}

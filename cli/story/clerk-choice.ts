import type { ClerkScript } from '../../simulator/agency/clerk.ts';
import { inventStaff, noClerk, refuses, registersAndFinishes } from '../../simulator/agency/clerk-scripts.ts';

/** Milliseconds between two acts: quick enough to watch, slow enough to read. */
const pace = 2000;
const reason = 'Văn bản gửi không đúng thẩm quyền xử lý của cơ quan';

/** The clerk that `--clerk` names. */
export function createClerkScript(name: 'finishes' | 'refuses' | 'none', mail: string): ClerkScript {
  const staff = inventStaff(0, mail.includes('@') ? mail : '@coquan.example');
  switch (name) {
    case 'finishes':
      return registersAndFinishes(staff, pace);
    case 'refuses':
      return refuses(staff, 0, reason);
    case 'none':
      return noClerk;
  }
}

import { fields, leaf } from './field-rule.ts';
import { names as n } from './names.ts';
import { textLimits as max } from './text-limits.ts';

/** The children of `StaffInfo`; the guide of the axis makes all of them optional [A]. */
export const staffFields = fields(
  leaf(n.department, 'may', { kind: 'text', limit: max.department }),
  leaf(n.departmentId, 'may', { kind: 'text' }),
  leaf(n.staff, 'may', { kind: 'text', limit: max.staff }),
  leaf(n.staffId, 'may', { kind: 'text' }),
  leaf(n.email, 'may', { kind: 'email', limit: max.email }),
  leaf(n.mobile, 'may', { kind: 'text', limit: max.mobile }),
);

/** The templates that a new automation can start from, in the order in which they are offered. */
import { byDepartment } from './by-department.ts';
import { firstTimeVisitor } from './first-time-visitor.ts';
import { languageRouting } from './language-routing.ts';
import { outOfHours } from './out-of-hours.ts';
import type { Template } from './template.ts';
import { vipCustomers } from './vip-customers.ts';

export const templates: readonly Template[] = [languageRouting, byDepartment, vipCustomers, outOfHours, firstTimeVisitor];

/** An automation for tests: a draft without nodes, at revision 3. */
import type { Automation } from '@switchboard/shared/automation';

export const testAutomation: Automation = {
  id: 'au-1',
  name: 'French visitors',
  description: '',
  status: 'draft',
  revision: 3,
  graph: { schemaVersion: 1, nodes: [], edges: [] },
  publishedVersion: null,
  owner: null,
  changedBy: null,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
};

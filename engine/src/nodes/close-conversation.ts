/** Closes the conversation. The person's next message opens it again, with its group. */
import { type ActionDecision, defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'close-conversation',
  version: 1,
  kind: 'action',
  title: 'Close conversation',
  summary: 'Closes the conversation; the person’s next message opens it again.',
  icon: 'circle-check',
  group: 'Actions',
  sentence: 'Close the conversation',
  config: Type.Object({}, { additionalProperties: false }),
  decide: (): ActionDecision => ({ commands: [{ kind: 'close-conversation' }] }),
  examples: [{ title: 'Closes', config: {}, port: 'out', commands: [{ kind: 'close-conversation' }] }],
});

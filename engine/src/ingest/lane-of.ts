/**
 * The lane of a conversation: all its events share it, so one drain at a time sees them in order of acceptance.
 * FNV-1a, 32 bit (Fowler, Noll, Vo; draft-eastlake-fnv), over the id's UTF-16 code units.
 * @param conversationId any id
 * @param lanes how many lanes the stream has, fixed at first start
 * @returns a lane from 0 to lanes - 1
 */
export function laneOf(conversationId: string, lanes: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < conversationId.length; index += 1) {
    hash = Math.imul(hash ^ conversationId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % lanes;
}

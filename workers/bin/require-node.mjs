/** The one check that must also run on a Node that is too old for all else. */

/** Ends the process with a sentence when this Node is older than 20.19. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Switchboard needs Node 20.19 or newer; this is ${process.versions.node}. Get one at https://nodejs.org.`);
  process.exit(1);
}

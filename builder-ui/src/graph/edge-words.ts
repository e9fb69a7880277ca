/** What an edge is called, for who hears it: “Country: yes, leads to Agent email”. In go the names of what it connects. */
export function edgeWords(source: string, port: string, target: string): string {
  return `${source}: ${port}, leads to ${target}`;
}

import { describe, expect, it } from '@jest/globals';
import type { Answers, Filled, Template } from './template.ts';
import { templates } from './templates.ts';

/** Every ask answered with a word that says what it was. */
const answered = (template: Template): Filled => {
  const answer = (asks: Template['asks']): Answers => Object.fromEntries(asks.map(({ name }) => [name, `the-${name}`]));
  return {
    answers: answer(template.asks),
    rows: template.rows ? [answer(template.rows.asks), answer(template.rows.asks)] : [],
    has: () => true,
    timeZone: 'Europe/Paris',
  };
};
const empty = (template: Template): Filled => ({
  answers: {},
  rows: template.rows?.initial ?? [],
  has: (type) => template.needs.includes(type),
  timeZone: 'UTC',
});

describe.each(templates.map((template) => [template.title, template] as const))('template %s', (_title, template) => {
  it('makes a whole graph of any answers: one trigger, edges with their ends, every node reached, none on another', () => {
    for (const filled of [answered(template), empty(template)]) {
      const { nodes, edges } = template.build(filled);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
      expect(edges.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
      const reached = new Set(edges.map(({ target }) => target));
      expect(nodes.filter(({ id }) => !reached.has(id)).map(({ type }) => type)).toEqual(['incoming-message']);
      expect(new Set(nodes.map(({ position }) => `${position.x} ${position.y}`)).size).toBe(nodes.length);
    }
  });

  it('uses nothing but the node types it says it needs where there are no others', () => {
    const used = template.build(empty(template)).nodes.map(({ type }) => type);
    expect(used.filter((type) => !template.needs.includes(type))).toEqual([]);
  });

  it('puts every answer into the graph, and leaves out what was not answered', () => {
    const text = JSON.stringify(template.build(answered(template)));
    const names = [...template.asks, ...(template.rows?.asks ?? [])].map(({ name }) => `the-${name}`);
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
    expect(JSON.stringify(template.build(empty(template)))).not.toContain('undefined');
    for (const { config } of template.build(empty(template)).nodes) expect(Object.values(config)).not.toContain('');
  });
});

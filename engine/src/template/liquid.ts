/**
 * The Liquid that templates are written in: own properties only, no other files, the same answer every time.
 * In: nothing. Out: one configured engine. `include`, `render`, `layout` and `block` do not exist; `sample`, which
 * draws lots, neither; "now" in the date filters is the time deciding counts with.
 */
import { limits } from '@switchboard/shared/limits';
import { type FilterImplOptions, Liquid } from 'liquidjs';

export const liquid = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  strictVariables: false,
  templates: {},
  locale: 'en-US',
  timezoneOffset: 0,
  parseLimit: 50_000,
  // The memory limit counts and so always strikes at the same place; the time limit (ms) is the net below it, wide enough
  // that a busy machine never decides what a mail says.
  memoryLimit: limits.renderedTemplateCharacters,
  renderLimit: 5_000,
});

for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
liquid.unregisterFilter('sample');

const dateFilters = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];
for (const name of dateFilters) {
  const original = liquid.filters[name];
  if (typeof original === 'function') liquid.registerFilter(name, withFixedNow(original));
}

function withFixedNow(filter: Extract<FilterImplOptions, (...args: never[]) => unknown>): FilterImplOptions {
  return function (value, ...rest) {
    const isNow = value === 'now' || value === 'today';
    return filter.call(this, isNow ? this.context.getSync(['now']) : value, ...rest);
  };
}

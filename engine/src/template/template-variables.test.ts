import { describe, expect, it } from '@jest/globals';
import { attributeVariable, templateVariables } from '@switchboard/shared/template-variables';
import { exampleDirectory, exampleFacts, exampleNow } from '../nodes/example-facts.ts';
import { parseTemplate, renderText } from './render-template.ts';
import { unknownVariables } from './unknown-variables.ts';

const scope = {
  ...exampleFacts,
  agent: exampleDirectory.agents.get('a-1')!,
  link: 'https://help.example/inbox/c-1',
  now: exampleNow,
};

describe('the variables offered to whoever writes a template', () => {
  it.each(templateVariables.map(({ path }) => path))('%s says something', (path) => {
    const source = `{{ ${path} }}`;
    expect(unknownVariables(parseTemplate(source))).toEqual([]);
    expect(renderText(source, scope)).not.toBe('');
  });

  it('say an attribute of the person by its name', () => {
    expect(renderText(`{{ ${attributeVariable('plan').path} }}`, scope)).toBe('pro');
  });
});

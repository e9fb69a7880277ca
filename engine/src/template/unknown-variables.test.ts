import { describe, expect, it } from '@jest/globals';
import { templateVariables } from '@switchboard/shared/template-variables';
import fc from 'fast-check';
import { exampleDirectory, exampleFacts, exampleNow } from '../nodes/example-facts.ts';
import { parseTemplate, renderText } from './render-template.ts';
import { unknownVariables } from './unknown-variables.ts';

const scope = {
  ...exampleFacts,
  agent: exampleDirectory.agents.get('a-1')!,
  link: 'https://help.example/inbox/c-1',
  now: exampleNow,
};
const unknown = (source: string) => unknownVariables(parseTemplate(source)).map(({ path, meant }) => [path, meant]);

describe('unknownVariables', () => {
  it.each([
    ['{{ person.nme }}', 'person.nme', 'person.name'],
    ['{{ person["nme"] }}', 'person.nme', 'person.name'],
    ['{{ person.plan }}', 'person.plan', 'person.attributes.plan'],
    ['{{ person["what ever"] }}', 'person.what ever', null],
    ['{{ persn.name }}', 'persn', 'person'],
    ['{{ mesage.text }}', 'mesage', 'message'],
    ['{{ message.tetx | upcase }}', 'message.tetx', 'message.text'],
    ['{{ message.name }}', 'message.name', 'person.name'],
    ['{{ name }}', 'name', 'person.name'],
    ['{{ message.context.timezon }}', 'message.context.timezon', 'message.context.timezone'],
    ['{{ agent.emial }}', 'agent.emial', 'agent.email'],
    ['{{ foo }}', 'foo', null],
    ['{{ person.name.first }}', 'person.name.first', null],
    ['{{ link.url }}', 'link.url', null],
    ['{{ conversation.tags.name }}', 'conversation.tags.name', null],
    ['{{ conversation.opening.size }}', 'conversation.opening.size', null],
    ['{{ "a" | append: person.nme }}', 'person.nme', 'person.name'],
    ['{% if person.nme == "Ana" %}x{% endif %}', 'person.nme', 'person.name'],
    ['{% unless person.name %}{{ agent.nam }}{% endunless %}', 'agent.nam', 'agent.name'],
    ['{% for tag in conversation.tgas %}{{ tag }}{% endfor %}', 'conversation.tgas', 'conversation.tags'],
    ['{% assign who = person.nme %}{{ who }}', 'person.nme', 'person.name'],
    ['{% liquid\n echo person.nme\n%}', 'person.nme', 'person.name'],
    ['{{ person.attributes[person.nme] }}', 'person.nme', 'person.name'],
  ])('in %s tells %s', (source, path, meant) => {
    expect(unknown(source)).toEqual([[path, meant]]);
  });

  it('tells a path once, however often it is used', () => {
    expect(unknown('{{ person.nme }}{% if person.nme %}{{ person.nme }}{% endif %}')).toHaveLength(1);
  });

  it.each([
    '{{ person.attributes.whatever.size }}',
    '{{ person.attributes["what ever"] }}',
    '{{ person[message.channel] }}',
    '{{ conversation.repeats.anything }}',
    '{{ agent.workingHours.monday }}',
    '{{ person.name.size }} {{ person.name[0] }} {{ person.size }}',
    '{{ conversation.tags.first }} {{ conversation.tags[0].size }} {{ conversation.tags.last }}',
    '{{ "now" | date: "%Y" }} {{ now | date: "%Y" }} {{ nil }} {{ true }} {{ blank }} {{ empty }}',
    '{% assign mine = person %}{{ mine.nme }}',
    '{% if person.name %}{% assign who = person.name %}{% endif %}{{ who }}',
    '{% capture who %}{{ person.name }}{% endcapture %}{{ who | strip }}',
    '{% for i in (1..2) %}{{ seen }}{% assign seen = i %}{% endfor %}',
    '{% for tag in conversation.tags %}{{ forloop.index }} {{ tag }} {{ forloop.parentloop.index }}{% else %}{{ link }}{% endfor %}',
    '{% for person in conversation.tags %}{{ person.nme }}{% endfor %}',
    '{% tablerow tag in conversation.tags cols: 2 %}{{ tag }} {{ tablerowloop.col }}{% endtablerow %}',
    '{% increment count %} {{ count }} {% decrement left %}',
    '{% cycle "one", "two" %}',
    '{% case person.country %}{% when "FR" %}x{% else %}y{% endcase %}',
    '{% comment %}{{ person.nme }}{% endcomment %}{% raw %}{{ person.nme }}{% endraw %}',
    '{% # {{ person.nme }} %}',
    '{{ conversation.tags | where_exp: "each", "each == mine" | join: ", " }}',
    '{% liquid\n assign who = person.name\n echo who\n%}',
  ])('is silent about %s', (source) => {
    expect(unknown(source)).toEqual([]);
  });

  const word = fc.constantFrom(
    ...['message', 'person', 'conversation', 'agent', 'link', 'context', 'attributes', 'name', 'nme', 'plan', 'tags', 'text'],
    ...[
      'size',
      'first',
      'last',
      'repeats',
      'workingHours',
      'monday',
      'url',
      'languages',
      'opening',
      'constructor',
      'length',
      '0',
    ],
  );

  it('tells only what is empty, whatever the path', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), ([root = '', ...rest]) => {
        const source = `{{ ${root}${rest.map((each) => `["${each}"]`).join('')} }}`;
        if (unknown(source).length > 0) expect(renderText(source, scope)).toBe('');
      }),
    );
  });

  const offered = fc.constantFrom(...templateVariables.map(({ path }) => path), 'person.attributes.any', 'mine', 'yours');
  const local = fc.constantFrom('mine', 'yours');
  const { template } = fc.letrec<{ template: string; part: string }>((tie) => ({
    template: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join(' ')),
    part: fc.oneof(
      { depthSize: 'small' },
      offered.map((path) => `{{ ${path} | default: "x" }}`),
      fc.tuple(local, offered).map(([name, path]) => `{% assign ${name} = ${path} | upcase %}`),
      fc.tuple(local, tie('template')).map(([name, inner]) => `{% capture ${name} %}${inner}{% endcapture %}`),
      fc.tuple(local, tie('template')).map(([name, inner]) => `{% for ${name} in conversation.tags %}${inner}{% endfor %}`),
      fc.tuple(offered, tie('template')).map(([path, inner]) => `{% if ${path} contains "a" %}${inner}{% endif %}`),
    ),
  }));

  it('is silent about what is offered and what a template names itself, wherever it does', () => {
    fc.assert(
      fc.property(template, (source) => {
        // Names are given somewhere: at the end, or not at all when what gives them is never reached.
        expect(unknown(`${source}{% assign mine = 1 %}{% capture yours %}{% endcapture %}`)).toEqual([]);
      }),
    );
  });
});

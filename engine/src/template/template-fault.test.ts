import { describe, expect, it } from '@jest/globals';
import { checkTemplate, renderText } from './render-template.ts';
import { exampleDirectory, exampleFacts, exampleNow } from '../nodes/example-facts.ts';

describe('the fault of a template', () => {
  it.each([
    ['{{ person.name', 'Line 1, column 1: the {{ is not closed; end it with }}.'],
    ['Hello\n{{ person.name }', 'Line 2, column 1: the {{ is not closed; end it with }}.'],
    ['Hello\n  {{ person\n.name', 'Line 2, column 3: the {{ is not closed; end it with }}.'],
    ['{{ person.name | date: "%Y }}', 'Line 1, column 1: a quotation mark is missing between {{ and }}.'],
    ['{% if person.name', 'Line 1, column 1: the {% is not closed; end it with %}.'],
    ['{% if person.name }}x{% endif %}', 'Line 1, column 20: the {% is not closed; end it with %}.'],
    ['a\nb {% if person.name %}x', 'Line 2, column 3: {% if %} is not closed; end it with {% endif %}.'],
    ['{%- unless person.name %}x', 'Line 1, column 1: {% unless %} is not closed; end it with {% endunless %}.'],
    ['{% for tag in conversation.tags %}', 'Line 1, column 1: {% for %} is not closed; end it with {% endfor %}.'],
    ['{% case person.country %}{% when "FR" %}', 'Line 1, column 1: {% case %} is not closed; end it with {% endcase %}.'],
    ['{% comment %}x', 'Line 1, column 1: {% comment %} is not closed; end it with {% endcomment %}.'],
    ['{% raw %}x', 'Line 1, column 10: {% raw %} is not closed; end it with {% endraw %}.'],
    ['{% endif %}', 'Line 1, column 1: {% endif %} closes nothing.'],
    ['{% if a %}{% endif %}{% endif %}', 'Line 1, column 22: {% endif %} closes nothing.'],
    [
      '{% if a %}{% for b in c %}{% endif %}',
      'Line 1, column 27: {% endif %} does not close {% for %}; write {% endfor %} first.',
    ],
    ['{% else %}', 'Line 1, column 1: {% else %} must stand between {% if … %} and {% endif %}.'],
    ['{% when 1 %}', 'Line 1, column 1: {% when %} must stand between {% case … %} and {% endcase %}.'],
    ['{% if a %}1{% else if b %}2{% endif %}', 'Line 1, column 1: write {% elsif … %} for {% else if … %}.'],
    ['{% if a %}1{% else %}2{% else %}3{% endif %}', 'Line 1, column 1: this {% if %} has more than one {% else %}.'],
    ['{% fi a %}', 'Line 1, column 1: there is no tag “fi”; did you mean “if”?'],
    ['{% if a %}x{% endfi %}', 'Line 1, column 12: there is no tag “endfi”; did you mean “endif”?'],
    ['{% translate %}', 'Line 1, column 1: there is no tag “translate”.'],
    ['{% include "x" %}', 'Line 1, column 1: {% include %} does not work here: a template uses no other files.'],
    ['{{ person.name | upcse }}', 'Line 1, column 1: there is no filter “upcse”; did you mean “upcase”?'],
    ['{{ person.name | translate }}', 'Line 1, column 1: there is no filter “translate”.'],
    ['{{ }}', 'Line 1, column 4: a value is missing, such as person.name.'],
    ['{% if %}x{% endif %}', 'Line 1, column 6: a value is missing, such as person.name.'],
    [
      '{{{ person.name }}}',
      'Line 1, column 3: “{ person.name” is no value; write a name such as person.name, a number, or a text in quotation marks.',
    ],
    ['{{ person..name }}', 'Line 1, column 11: “..name” is not understood here; a filter comes after |.'],
    ['{% if a = b %}{% endif %}', 'Line 1, column 10: write == to compare.'],
    ['{% if a && b %}{% endif %}', 'Line 1, column 10: write “and” for &&.'],
    ['{{ a || b }}', 'Line 1, column 7: write “or” for ||.'],
    ['{{ 1 + 2 }}', 'Line 1, column 7: calculate with a filter, such as {{ 1 | plus: 2 }}.'],
    ['{{ a | default "x" }}', 'Line 1, column 16: there must be a colon between a filter’s name and what it is given.'],
    [
      '{% assign plan %}',
      'Line 1, column 15: “assign” needs a name, = and a value, such as {% assign plan = person.attributes.plan %}.',
    ],
    ['{% for x of y %}{% endfor %}', 'Line 1, column 1: write this as {% for item in list %}.'],
    ['{% capture %}x{% endcapture %}', 'Line 1, column 11: “capture” is not followed by a name.'],
    ['{%  %}', 'Line 1, column 5: the {% is not followed by the name of a tag, such as if.'],
    ['{{ a[ }}', 'Line 1, column 6: the [ is not closed; end it with ].'],
    ['{% cycle %}', 'Line 1, column 9: “cycle” needs values to choose from.'],
    ['{{ (1..) }}', 'Line 1, column 8: a value is missing before “)”.'],
    ['{% liquid\n assign x = 1\n fro x\n%}', 'Line 3, column 2: there is no tag “fro”; did you mean “for”?'],
    ['x'.repeat(50_001), 'The template asks for too much work.'],
  ])('of %j is told as %j', (source, sentence) => {
    expect(checkTemplate(source)).toBe(sentence);
  });

  it('is told with its place when it only shows as a mail is written', () => {
    const scope = { ...exampleFacts, agent: exampleDirectory.agents.get('a-1')!, link: 'https://help.example', now: exampleNow };
    const source = 'Hello\n{{ "a,b" | split: "," | where_exp: "tag", "tag | upcse" }}';
    expect(() => renderText(source, scope)).toThrow('Line 2, column 1: there is no filter “upcse”; did you mean “upcase”?');
  });
});

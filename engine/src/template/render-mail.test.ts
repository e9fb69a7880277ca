import { describe, expect, it } from '@jest/globals';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import { renderMail } from './render-mail.ts';
import { checkTemplate, renderText, type TemplateScope } from './render-template.ts';

function scopeWith(overrides: Parameters<typeof factsOfExample>[0] = {}): TemplateScope {
  const agent = exampleDirectory.agents.get('a-1');
  if (agent === undefined) throw new Error('the example directory has no agent a-1');
  return { ...factsOfExample(overrides), agent, link: 'https://desk.example/inbox/c-1', now: exampleNow };
}
const mail = (subject: string, body: string, overrides: Parameters<typeof factsOfExample>[0] = {}) =>
  renderMail({ subject, body }, scopeWith(overrides));

describe('renderText', () => {
  it('reaches own properties only', () => {
    expect(
      renderText('[{{ message.constructor }}{{ person.attributes.__proto__ }}{{ message.text.constructor.name }}]', scopeWith()),
    ).toBe('[]');
    expect(renderText('{{ person.attributes.plan | upcase }} {{ agent.name }} {{ nobody.name }}', scopeWith())).toBe(
      'PRO Marie ',
    );
  });

  it('takes “now” for the time deciding counts with', () => {
    expect(renderText('{{ "now" | date: "%Y-%m-%d %H:%M" }} {{ "today" | date_to_xmlschema }}', scopeWith())).toBe(
      '2026-11-22 10:00 2026-11-22T10:00:00+00:00',
    );
  });

  it('stops templates that ask for too much', () => {
    const hungry = [
      '{% for i in (1..1000000) %}x{% endfor %}',
      '{% for i in (1..9000) %}{% for j in (1..9000) %}{% endfor %}{% endfor %}',
      '{{ message.text | append: "x" }}{% for i in (1..90000) %}{{ message.text }}{% endfor %}',
    ];
    for (const template of hungry) expect(() => renderText(template, scopeWith())).toThrow(/too much work|longer than/);
  });
});

describe('checkTemplate', () => {
  it('accepts Liquid and tells a fault as a sentence', () => {
    expect(checkTemplate('{% if person.name %}{{ person.name | escape }}{% endif %}')).toBeNull();
    for (const source of ['{% if %}', '{{ person.name', '{% for %}', '{{ a | nofilter }}', '{% endif %}'])
      expect(checkTemplate(source)).toMatch(/^Line 1, column \d+: [^\n]+\.$/);
  });

  it('knows no other files, and draws no lots', () => {
    for (const source of ['{% include "x" %}', '{% render "x" %}', '{% layout "x" %}', '{{ message.text | sample }}'])
      expect(checkTemplate(source)).not.toBeNull();
  });
});

describe('renderMail', () => {
  it('keeps the subject one line, whatever the visitor is called', () => {
    const { subject } = mail('{{ person.name }} wrote', 'x', { person: { name: 'Eve\r\nBcc: all@example.com\u2028\u0000x' } });
    expect(subject).toBe('Eve Bcc: all@example.com x wrote');
    expect(mail('{{ message.text }}', 'x', { message: { text: '😀'.repeat(300) } }).subject.length).toBeLessThanOrEqual(200);
    expect(mail('{{ person.name }}', 'x', { person: { name: null } }).subject).toBe('New message');
  });

  it('escapes everything in the HTML', () => {
    const { html } = mail('s', '{{ message.text }}', {
      message: { text: `<script>alert("1")</script> & 'x'` },
      person: { name: '<b>Eve</b>' },
    });
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;');
    expect(html).toContain('&lt;b&gt;Eve&lt;/b&gt;');
    expect(html).not.toMatch(/<script|<b>/);
  });

  it('shows the message first, then who and where, then one button, in text and HTML alike', () => {
    const { text, html } = mail('s', 'Dear {{ agent.name }}, please answer.');
    for (const parts of [text, html]) {
      const places = ['Bonjour, où est', 'Dear Marie', 'From Ana', 'France · French', 'https://desk.example/inbox/c-1'].map(
        (part) => parts.indexOf(part),
      );
      expect(places).not.toContain(-1);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    }
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|url\(/);
  });

  it('does not repeat a message that the body quotes', () => {
    const { text } = mail('s', 'Hello,\n\n{{ message.text }}');
    expect(text.match(/Bonjour/g)).toHaveLength(1);
    expect(text.startsWith('Hello,')).toBe(true);
  });

  it('leaves out what is unknown', () => {
    const { text } = mail('s', '{{ message.text }}', {
      message: { country: null, language: 'not a tag', context: {} },
      person: { name: null, email: null },
    });
    expect(text).toContain('From A visitor without a name\nnot a tag · by Chat\n\nOpen');
  });
});

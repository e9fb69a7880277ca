import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MailContent } from '@switchboard/shared/run';
import fc from 'fast-check';
import { composeMail } from './compose-mail.ts';
import { isMailAddress, mailName, mailSubject } from './mail-fields.ts';
import { parseMailSender } from './mail-sender.ts';
import type { SmtpTransport } from './mail-transport.ts';
import { createSmtpTransport } from './smtp-transport.ts';
import { type SmtpTestServer, startSmtpTestServer } from './smtp-test-server.ts';

const sender = parseMailSender('"Support, France" <robot@support.example>');
const plannedAt = new Date('2026-11-22T10:00:00Z');

const expectedHeaders = [
  'Auto-Submitted',
  'Content-Type',
  'Date',
  'From',
  'MIME-Version',
  'Message-ID',
  'Subject',
  'To',
  'X-Auto-Response-Suppress',
];

/** Decodes the encoded words of a field (RFC 2047); white space between two of them does not count. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_word, encoding: string, text: string) => {
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text
                .replaceAll('_', ' ')
                .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
              'latin1',
            );
      return bytes.toString('latin1');
    });
}

/** A field's text as a reader shows it: words decoded, and then the whole as UTF-8, since a word may end within a character. */
function shown(value: string): string {
  return Buffer.from(decodeWords(value), 'latin1').toString('utf8');
}

/** A display name as a reader shows it: without its quotes. */
function shownName(to: string): string {
  const name = to.slice(0, to.lastIndexOf('<')).trim();
  return name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, '$1') : shown(name);
}

const nasty = fc.constantFrom(
  '\r\nBcc: thief@evil.example',
  '\nSubject: other',
  '\r\n\r\n<script>',
  '\u2028Bcc: thief@evil.example',
  '\u0085To: x@y.z',
  '\u0000',
  '<thief@evil.example>',
  ', thief@evil.example',
  '; thief@evil.example',
  '"thief" <thief@evil.example>',
  '=?utf-8?Q?x=0D=0ABcc:_thief@evil.example?=',
  '=?UTF-8?B?DQpCY2M6IGE=?=',
  '\\"',
  'group: a@b.c;',
  '(comment',
  '\u202egnp.exe',
  '\ud800',
  'é😀山',
  'a'.repeat(1_200),
  '\t ',
  '.\r\n',
);
const hostile = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 5 })
  .map((parts) => parts.join(''));

function content(parts: Partial<MailContent>): MailContent {
  return {
    agentId: 'a-1',
    toName: 'Marie',
    toEmail: 'marie@example.com',
    subject: 'Hello',
    text: 'Hello',
    html: '<p>Hello</p>',
    ...parts,
  };
}

describe('mail fields', () => {
  it('keep a name and a subject on one line of bounded length, whatever is typed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const field of [mailName(text), mailSubject(text)]) {
          expect(field).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u);
          expect([...field].length).toBeLessThanOrEqual(250);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave ordinary names and subjects as they are', () => {
    expect(mailName('Łuczak, Zoë (Paris)')).toBe('Łuczak, Zoë (Paris)');
    expect(mailSubject('Ana wrote: «ça va?» 😀')).toBe('Ana wrote: «ça va?» 😀');
  });

  it('take one address and nothing beside it', () => {
    expect(['a@b.example', "o'neil+x@ex-ample.co", 'ü@bücher.example'].filter(isMailAddress)).toHaveLength(3);
    expect(['a@b, c@d', 'Name <a@b>', 'a@b\r\nX: y', 'a@b\u0001', '@b', 'a@@b', 'a b@c'].filter(isMailAddress)).toEqual([]);
  });
});

describe('composeMail', () => {
  it('says why a recipient cannot be written to', () => {
    const mail = { effectId: 'e', messageIdHeader: '<e@x>', plannedAt, content: content({ toEmail: 'nobody' }) };
    expect(composeMail(mail, sender)).toEqual({ refusal: 'The recipient\'s address "nobody" is not a valid e-mail address.' });
  });

  it('never reads a file or a URL, whatever a body says', () => {
    const composed = composeMail({ effectId: 'e', messageIdHeader: '<e@x>', plannedAt, content: content({}) }, sender);
    expect(composed).toMatchObject({ message: { disableFileAccess: true, disableUrlAccess: true } });
    expect(composed).not.toHaveProperty('message.attachments');
  });
});

describe('a mail as the server receives it', () => {
  let server: SmtpTestServer;
  let transport: SmtpTransport;

  beforeAll(async () => {
    server = await startSmtpTestServer();
    transport = createSmtpTransport({ url: `smtp://127.0.0.1:${server.port}`, sender });
  });
  afterAll(async () => {
    transport.close();
    await server.close();
  });

  async function receive(parts: Partial<MailContent>) {
    const outcome = await transport.deliver(
      { effectId: 'e-1', messageIdHeader: '<e-1@support.example>', plannedAt, content: content(parts) },
      new AbortController().signal,
    );
    const [mail] = server.received.splice(0);
    return { outcome, mail };
  }

  it('has exactly our headers and one recipient, whatever is in its fields', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (toName, subject, text) => {
        const { outcome, mail } = await receive({ toName, subject, text, html: `<p>${text}</p>` });
        expect(outcome.kind).toBe('done');
        expect(mail!.to).toEqual(['marie@example.com']);
        const names = mail!.headers.map(({ name }) => name).sort();
        expect(names).toEqual(
          mailSubject(subject) === '' ? expectedHeaders.filter((name) => name !== 'Subject') : expectedHeaders,
        );
        const field = (name: string) => mail!.headers.find((header) => header.name === name)?.value ?? '';
        expect(shown(field('Subject'))).toBe(mailSubject(subject));
        expect(field('To').replace(/^.* /, '').replace(/^<|>$/g, '')).toBe('marie@example.com');
        if (mailName(toName) !== '') expect(shownName(field('To'))).toBe(mailName(toName));
        expect(mail!.raw).toMatch(/^[\r\n\x20-\x7e\t]*$/);
        expect(mail!.raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('cannot name other recipients by its address', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (tail) => {
        const { outcome, mail } = await receive({ toEmail: `marie@example.com${tail}` });
        expect(outcome.kind).toBe(mail === undefined ? 'refused' : 'done');
        if (mail !== undefined) expect(mail.to).toHaveLength(1);
        expect(JSON.stringify(mail?.to ?? [])).not.toContain('thief@');
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('shows a sender with a comma in its name as one sender', async () => {
    const { mail } = await receive({});
    expect(mail!.headers.find(({ name }) => name === 'From')?.value).toBe('"Support, France" <robot@support.example>');
  });

  it('keeps dots, long lines and non-ASCII text of the body', async () => {
    const { mail } = await receive({ text: `.\n..\n${'x'.repeat(2_000)}\nfin` });
    const [, plain = ''] = /text\/plain.*?\r\n\r\n(.*?)\r\n--/s.exec(mail!.raw) ?? [];
    const quoted = /text\/plain.*?quoted-printable/s.test(mail!.raw);
    expect(quoted ? plain.replace(/=\r\n/g, '') : plain).toContain(`.\r\n..\r\n${'x'.repeat(2_000)}\r\nfin`);
  });
});

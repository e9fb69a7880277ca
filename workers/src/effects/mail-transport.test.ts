import { afterEach, describe, expect, it } from '@jest/globals';
import type { MailContent } from '@switchboard/shared/run';
import type { OutgoingMail } from './compose-mail.ts';
import { parseMailSender } from './mail-sender.ts';
import { createMailTransport } from './mail-transport.ts';
import { createSmtpTransport } from './smtp-transport.ts';
import { type Behaviour, type Stage, startSmtpTestServer } from './smtp-test-server.ts';

const sender = parseMailSender('Switchboard <robot@support.example>');
const timeouts = { connectionMs: 300, greetingMs: 300, socketMs: 300 };
const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function mail(content: Partial<MailContent> = {}): OutgoingMail {
  return {
    effectId: 'e-1',
    messageIdHeader: '<e-1@support.example>',
    plannedAt: new Date('2026-11-22T10:00:00Z'),
    content: {
      agentId: 'a-1',
      toName: 'Marie',
      toEmail: 'marie@example.com',
      subject: 'Ana wrote',
      text: 'Bonjour',
      html: '<p>Bonjour</p>',
      ...content,
    },
  };
}

async function smtp(
  behave?: (stage: Stage, visit: number) => Behaviour,
  login = '',
  serverOptions?: Parameters<typeof startSmtpTestServer>[1],
  query = '',
) {
  const server = await startSmtpTestServer(behave, serverOptions);
  const transport = createSmtpTransport({ url: `smtp://${login}127.0.0.1:${server.port}${query}`, sender, timeouts });
  closing.push(
    () => server.close(),
    () => transport.close(),
  );
  return { server, transport };
}

describe('createMailTransport', () => {
  it('keeps mails without SMTP_URL and sends them with it', () => {
    expect(createMailTransport({ smtpUrl: null, mailFrom: 'a@b.example' }).delivery).toBe('kept');
    expect(createMailTransport({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'a@b.example' }).delivery).toBe('smtp');
  });
});

describe('an SMTP transport', () => {
  it('takes a mail with names and texts in any writing', async () => {
    const { transport } = await smtp();
    const outcome = await transport.deliver(
      mail({ toName: 'Zoë Łuczak 山田', subject: 'Überraschung 😀', text: 'Привет' }),
      new AbortController().signal,
    );
    expect(outcome.kind).toBe('done');
  });

  it.each([
    '',
    'marie',
    'marie@',
    'a@b,c@d',
    'a@b\r\nRCPT TO:<c@d>',
    '<a@b>',
    '"a b"@c',
    'a@b\u2028c',
    `${'a'.repeat(250)}@b.example`,
  ])('refuses the recipient %j at once, without asking the server', async (toEmail) => {
    const { server, transport } = await smtp();
    expect(await transport.deliver(mail({ toEmail }), new AbortController().signal)).toMatchObject({ kind: 'refused' });
    expect(server.visits.connect).toBe(0);
  });

  it('sends the headers of an automatic mail, text and HTML', async () => {
    const { server, transport } = await smtp();
    const outcome = await transport.deliver(mail(), new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'done', answer: { response: expect.stringMatching(/^250 /) } });
    const [received] = server.received;
    expect(received).toMatchObject({ from: 'robot@support.example', to: ['marie@example.com'] });
    expect(Object.fromEntries(received!.headers.map(({ name, value }) => [name, value]))).toMatchObject({
      From: 'Switchboard <robot@support.example>',
      To: 'Marie <marie@example.com>',
      Subject: 'Ana wrote',
      'Message-ID': '<e-1@support.example>',
      Date: 'Sun, 22 Nov 2026 10:00:00 +0000',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'MIME-Version': '1.0',
      'Content-Type': expect.stringMatching(/^multipart\/alternative/),
    });
    expect(received!.raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(received!.raw).toContain('Content-Type: text/html; charset=utf-8');
  });

  it('sends repeats under the same Message-ID and Date', async () => {
    const { server, transport } = await smtp();
    await transport.deliver(mail(), new AbortController().signal);
    await transport.deliver(mail(), new AbortController().signal);
    const [once, again] = server.received.map(({ headers }) =>
      headers.filter(({ name }) => name === 'Message-ID' || name === 'Date'),
    );
    expect(again).toEqual(once);
  });

  it('reuses its connections and never opens more than five', async () => {
    const { server, transport } = await smtp();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => transport.deliver(mail(), new AbortController().signal)));
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    expect(server.received).toHaveLength(20);
    expect(server.connectionsAtMost()).toBeLessThanOrEqual(5);
    expect(server.visits.connect).toBeLessThanOrEqual(5);
  });

  it.each<Stage>(['connect', 'mail-from', 'rcpt-to', 'data'])('defers what the server puts off at %s', async (stage) => {
    const { transport } = await smtp((at) => (at === stage ? { code: 451, text: 'come back later' } : 'accept'));
    expect(await transport.deliver(mail(), new AbortController().signal)).toMatchObject({
      kind: 'deferred',
      cause: 'other-side',
      error: expect.stringContaining('451'),
    });
  });

  it.each<Stage>(['connect', 'mail-from', 'rcpt-to', 'data'])(
    'is told by the server when a mail is refused at %s',
    async (stage) => {
      const { transport } = await smtp((at) => (at === stage ? { code: 554, text: 'not you' } : 'accept'));
      expect(await transport.deliver(mail(), new AbortController().signal)).toMatchObject({
        kind: 'refused',
        error: expect.stringMatching(/554.*not you/),
      });
    },
  );

  it('sends the next mail after one was refused', async () => {
    const { server, transport } = await smtp((at, visit) =>
      at === 'rcpt-to' && visit === 1 ? { code: 550, text: 'no such user' } : 'accept',
    );
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('refused');
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('done');
    expect(server.received).toHaveLength(1);
  });

  it.each<[Stage, string]>([
    ['connect', 'deferred'],
    ['mail-from', 'deferred'],
    ['rcpt-to', 'deferred'],
    ['data', 'unanswered'],
  ])('gives up on a server that hangs at %s: %s', async (stage, kind) => {
    const { transport } = await smtp((at) => (at === stage ? 'hang' : 'accept'));
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe(kind);
  });

  it.each<[Stage, string]>([
    ['connect', 'deferred'],
    ['mail-from', 'deferred'],
    ['rcpt-to', 'deferred'],
    ['data', 'unanswered'],
  ])('tells a connection dropped at %s: %s', async (stage, kind) => {
    const { transport } = await smtp((at) => (at === stage ? 'drop' : 'accept'));
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe(kind);
  });

  it('hands a mail over once per attempt when the answer is lost', async () => {
    const { server, transport } = await smtp((at) => (at === 'data' ? 'answer-lost' : 'accept'));
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('unanswered');
    expect(server.received).toHaveLength(1);
  });

  it('stops when its time is over, with what was handed over known', async () => {
    for (const [stage, kind] of [
      ['rcpt-to', 'deferred'],
      ['data', 'unanswered'],
    ] as const) {
      const limit = new AbortController();
      const { transport } = await smtp((at) => {
        if (at !== stage) return 'accept';
        limit.abort();
        return 'hang';
      });
      expect((await transport.deliver(mail(), limit.signal)).kind).toBe(kind);
    }
  });

  it('defers while nobody listens', async () => {
    const { server, transport } = await smtp();
    await server.close();
    expect(await transport.deliver(mail(), new AbortController().signal)).toMatchObject({
      kind: 'deferred',
      cause: 'other-side',
    });
  });

  it('sends the next mail over a new connection when the server had closed an idle one', async () => {
    const { server, transport } = await smtp();
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('done');
    server.dropConnections();
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('done');
    expect(server.received).toHaveLength(2);
  });

  it('names a refused login as a fault of the settings, without the password', async () => {
    const { transport } = await smtp(undefined, 'robot:s3cret%2Bword@', {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        done(Object.assign(new Error(`Wrong password ${auth.password} for ${auth.username}`), { responseCode: 535 })),
    });
    const outcome = await transport.deliver(mail(), new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'deferred', cause: 'settings', error: expect.stringContaining('refused the login') });
    expect(JSON.stringify(outcome)).not.toContain('s3cret');
  });

  it('logs in when SMTP_URL has a login', async () => {
    const { server, transport } = await smtp(undefined, 'robot:s3cret%2Bword@', {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => done(null, { user: auth.password === 's3cret+word' ? auth.username : undefined }),
    });
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('done');
    expect(server.received).toHaveLength(1);
  });

  it('refuses a certificate it cannot trust as a fault of the settings', async () => {
    const { server, transport } = await smtp(undefined, '', { authOptional: true });
    expect(await transport.deliver(mail(), new AbortController().signal)).toMatchObject({ kind: 'deferred', cause: 'settings' });
    expect(server.received).toHaveLength(0);
  });

  it('uses STARTTLS when offered, and TLS from the start for smtps', async () => {
    const starttls = await smtp(undefined, '', { authOptional: true }, '?requireTLS=true&tls.rejectUnauthorized=false');
    expect((await starttls.transport.deliver(mail(), new AbortController().signal)).kind).toBe('done');
    const server = await startSmtpTestServer(undefined, { secure: true, authOptional: true });
    const transport = createSmtpTransport({
      url: `smtps://127.0.0.1:${server.port}?tls.rejectUnauthorized=false`,
      sender,
      timeouts,
    });
    closing.push(
      () => server.close(),
      () => transport.close(),
    );
    expect((await transport.deliver(mail(), new AbortController().signal)).kind).toBe('done');
  });
});

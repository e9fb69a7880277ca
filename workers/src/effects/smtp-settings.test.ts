import { describe, expect, it } from '@jest/globals';
import { parseMailSender } from './mail-sender.ts';
import { parseSmtpUrl } from './smtp-settings.ts';

describe('parseSmtpUrl', () => {
  it('reads host, port and a percent-encoded login', () => {
    expect(parseSmtpUrl('smtp://robot%40x.example:p%3Aw%2F@mail.example:2525')).toEqual({
      host: 'mail.example',
      port: 2525,
      secure: false,
      auth: { user: 'robot@x.example', pass: 'p:w/' },
      tls: undefined,
      options: {},
    });
  });

  it('uses TLS from the start for smtps, and the port by default', () => {
    expect(parseSmtpUrl('smtps://mail.example')).toMatchObject({ secure: true, port: undefined, auth: undefined });
  });

  it('reads an IPv6 address', () => {
    expect(parseSmtpUrl('smtp://[::1]:25')).toMatchObject({ host: '::1', port: 25 });
  });

  it('passes on what is known about TLS', () => {
    expect(parseSmtpUrl('smtp://m.example?requireTLS=true&tls.rejectUnauthorized=false&name=me.example')).toMatchObject({
      options: { requireTLS: true, name: 'me.example' },
      tls: { rejectUnauthorized: false },
    });
  });

  it.each(['http://m.example', 'smtp://', 'mail.example:25', ''])('refuses %j', (text) => {
    expect(() => parseSmtpUrl(text)).toThrow(/SMTP_URL must look like/);
  });

  it.each(['maxConnections=99', 'disableFileAccess=false', 'socketTimeout=1', '__proto__=1', 'tls.a.b=1'])(
    'refuses the option %s, which would loosen a limit',
    (query) => {
      expect(() => parseSmtpUrl(`smtp://user:secret@m.example?${query}`)).toThrow(/unknown option/);
    },
  );

  it('never tells the login in an error', () => {
    for (const url of ['smtp://user:secret@m.example?x=1', 'smtp://user:secret%zz@m.example', 'http://user:secret@m.example']) {
      expect(() => parseSmtpUrl(url)).toThrow(
        expect.objectContaining({ code: 'invalid-input', message: expect.not.stringContaining('secret') }),
      );
    }
  });
});

describe('parseMailSender', () => {
  it('reads an address with and without a name', () => {
    expect(parseMailSender('Support Team <help@support.example>')).toEqual({
      name: 'Support Team',
      address: 'help@support.example',
      domain: 'support.example',
    });
    expect(parseMailSender('switchboard@localhost')).toEqual({ name: '', address: 'switchboard@localhost', domain: 'localhost' });
  });

  it.each(['', 'Support', 'a@b.example, c@d.example', 'team: a@b.example;', 'a@b@c'])(
    'refuses %j, which is not one address',
    (text) => {
      expect(() => parseMailSender(text)).toThrow(/MAIL_FROM must be one address/);
    },
  );
});

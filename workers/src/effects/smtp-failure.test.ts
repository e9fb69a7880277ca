import { describe, expect, it } from '@jest/globals';
import { outcomeOfSmtpError, withoutSecrets } from './smtp-failure.ts';

function failure(parts: { code?: string; responseCode?: number; response?: string; message?: string }, handedOver = false) {
  return outcomeOfSmtpError(Object.assign(new Error(parts.message ?? 'failed'), parts), handedOver, [
    's3cret',
    '\0robot\0s3cret',
  ]);
}

describe('outcomeOfSmtpError', () => {
  it.each([421, 450, 451, 452, 503])('defers a reply %i', (responseCode) => {
    expect(failure({ code: 'EMESSAGE', responseCode, response: `${responseCode} later` }, true)).toEqual({
      kind: 'deferred',
      cause: 'other-side',
      error: `${responseCode} later`,
    });
  });

  it.each([500, 550, 552, 554])('refuses on a reply %i', (responseCode) => {
    expect(failure({ code: 'EENVELOPE', responseCode, response: `${responseCode} no` })).toEqual({
      kind: 'refused',
      error: `${responseCode} no`,
    });
  });

  it.each([530, 534, 535, 538])('blames the settings for a reply %i', (responseCode) => {
    expect(failure({ code: 'EAUTH', responseCode, response: `${responseCode} login` })).toMatchObject({
      kind: 'deferred',
      cause: 'settings',
    });
  });

  it('blames the settings when no login was made though one is needed, and not when the login server is only busy', () => {
    expect(failure({ code: 'EAUTH', message: 'Missing credentials' })).toMatchObject({ cause: 'settings' });
    expect(failure({ code: 'EAUTH', responseCode: 454, response: '454 busy' })).toMatchObject({ cause: 'other-side' });
  });

  it('blames the settings for a certificate that is not trusted', () => {
    expect(failure({ code: 'ESOCKET', message: 'self-signed certificate' })).toMatchObject({ cause: 'settings' });
    expect(failure({ code: 'ETLS', message: 'Error upgrading connection' })).toMatchObject({ cause: 'settings' });
  });

  it.each(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'EABORT'])(
    'tells by what was handed over whether %s went unanswered',
    (code) => {
      expect(failure({ code }).kind).toBe('deferred');
      expect(failure({ code }, true).kind).toBe('unanswered');
    },
  );

  it('refuses what nodemailer itself says cannot be sent', () => {
    expect(failure({ code: 'EENVELOPE', message: 'No recipients defined' }).kind).toBe('refused');
  });

  it('never repeats the password, as it is or as SMTP encodes it', () => {
    const encoded = Buffer.from('s3cret').toString('base64');
    const plain = Buffer.from('\0robot\0s3cret').toString('base64');
    const { error } = failure({ code: 'EAUTH', responseCode: 535, response: `535 s3cret ${encoded} ${plain} for robot` }) as {
      error: string;
    };
    expect(error).toContain('535 … … … for robot');
    expect(withoutSecrets('nothing to hide', ['', 'o'])).toBe('nothing to hide');
  });
});

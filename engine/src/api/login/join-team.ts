/** An agent who is invited, sets a password and is logged in, for tests: by the requests that a person makes. */
import type { TestApi } from '../serve-in-memory.ts';

export interface Member {
  id: string;
  email: string;
  password: string;
  /** Cookie and CSRF token. */
  headers: Record<string, string>;
}

/** The newest mail's token; mails are kept in tests, so their links are shown. */
export async function newestToken(api: TestApi, email: string): Promise<string | undefined> {
  const { body } = await api.request('GET', '/api/v1/emails');
  const mail = body.items.find((item: { to: string }) => item.to === email);
  return /#token=([\w-]{43})/.exec(mail?.text ?? '')?.[1];
}

/** @param more fields of the agent, such as a role */
export async function joinTeam(api: TestApi, name: string, more: object = {}): Promise<Member> {
  const email = `${name.toLowerCase()}@example.com`;
  const password = `the password of ${name}`;
  const made = await api.request('POST', '/api/v1/agents', { body: { name, email, invite: true, ...more } });
  if (made.status !== 201) throw new Error(`Making ${name} was answered with ${made.status}.`);
  const used = await api.request('POST', '/api/v1/password-link', {
    key: null,
    body: { token: await newestToken(api, email), password },
  });
  if (used.status !== 200) throw new Error(`Setting a password was answered with ${used.status}.`);
  const cookie = used.headers.getSetCookie()[0]!.split(';')[0]!;
  return { id: made.body.id, email, password, headers: { Cookie: cookie, 'X-CSRF-Token': used.body.csrfToken } };
}

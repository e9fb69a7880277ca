/**
 * A custom action that acts on the world: tells another program of the message by an HTTP POST.
 *
 * `decide` only says what is to be done. `act` does it, later and possibly more than once: whoever is called can tell
 * repeats by the Idempotency-Key. An error named `PermanentError` ends the attempts, one named `RetryLaterError` with
 * `afterMs` asks for a pause, anything else is tried again by the product's policy.
 */
export default {
  type: 'call-webhook',
  version: 1,
  kind: 'action',
  title: 'Call webhook',
  summary: 'Tells another program of the message.',
  icon: 'webhook',
  group: 'Actions',
  sentence: 'POST to {{ config.url }}',
  config: {
    type: 'object',
    additionalProperties: false,
    required: ['url'],
    properties: {
      url: {
        type: 'string',
        title: 'Address',
        description: 'Where to send it, such as https://crm.example/hooks/message.',
        pattern: '^https?://',
        maxLength: 2000,
      },
    },
  },
  decide({ config, facts }) {
    const { message, person, conversation } = facts;
    const body = {
      messageId: message.id,
      conversationId: conversation.id,
      personId: person.id,
      text: message.text,
      country: message.country,
      language: message.language,
    };
    return { effects: [{ kind: 'act', input: { url: config.url, body } }] };
  },
  async act(input, { effectId, signal }) {
    const response = await fetch(input.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': effectId },
      body: JSON.stringify(input.body),
      redirect: 'error',
      signal,
    });
    await response.body?.cancel();
    if (response.ok) return { status: response.status };
    const message = `The other side answered ${response.status}.`;
    const retryAfterSeconds = Number(response.headers.get('Retry-After'));
    if (retryAfterSeconds > 0)
      throw Object.assign(new Error(message), { name: 'RetryLaterError', afterMs: retryAfterSeconds * 1_000 });
    const isPermanent = response.status >= 400 && response.status < 500 && response.status !== 408 && response.status !== 429;
    throw Object.assign(new Error(message), { name: isPermanent ? 'PermanentError' : 'Error' });
  },
  examples: [
    {
      title: 'Asks for one call',
      config: { url: 'https://crm.example/hooks/message' },
      facts: { message: { text: 'Bonjour' } },
      port: 'out',
      effects: [
        {
          kind: 'act',
          input: {
            url: 'https://crm.example/hooks/message',
            body: { messageId: 'm-1', conversationId: 'c-1', personId: 'p-1', text: 'Bonjour', country: 'FR', language: 'fr-FR' },
          },
        },
      ],
    },
  ],
};

/**
 * A custom filter: was the message written during working hours?
 *
 * Put this file into a folder named by SWITCHBOARD_NODES; it appears in the menu of nodes after the next start.
 * `decide` is synchronous and pure: what it knows is in its arguments, the time (`now`, ISO 8601) included. It answers
 * by which port the run goes on, and why.
 */
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export default {
  type: 'working-hours',
  version: 1,
  kind: 'filter',
  title: 'Working hours',
  summary: 'Asks whether the message came in during working hours.',
  icon: 'clock',
  group: 'Filters',
  sentence: 'From {{ config.from }} to {{ config.to }} in {{ config.timezone }}',
  config: {
    type: 'object',
    additionalProperties: false,
    required: ['timezone', 'from', 'to'],
    properties: {
      timezone: { type: 'string', title: 'Time zone', description: 'Such as Europe/Paris.', minLength: 1, maxLength: 50 },
      days: {
        type: 'array',
        title: 'Days',
        description: 'Leave out for Monday to Friday.',
        items: { enum: days },
        uniqueItems: true,
        minItems: 1,
      },
      from: {
        type: 'string',
        title: 'From',
        description: 'Hour and minute, such as 09:00.',
        pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      },
      to: {
        type: 'string',
        title: 'To',
        description: 'Hour and minute, such as 17:30; this minute is outside.',
        pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      },
    },
  },
  decide({ config, now }) {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: config.timezone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const { weekday, hour, minute } = Object.fromEntries(
      parts.formatToParts(new Date(now)).map(({ type, value }) => [type, value]),
    );
    const time = `${hour}:${minute}`;
    const openDays = config.days ?? days.slice(1, 6);
    const isDay = openDays.includes(weekday);
    const isTime = config.from <= time && time < config.to;
    return {
      port: isDay && isTime ? 'yes' : 'no',
      why: [
        { field: 'day', operator: 'is one of', expected: openDays, actual: weekday, passed: isDay },
        { field: 'time', operator: 'is between', expected: [config.from, config.to], actual: time, passed: isTime },
      ],
    };
  },
  // Run at start; examples are decided on a Sunday, 22 November 2026, 10:00 UTC.
  examples: [
    { title: 'Sunday morning is closed', config: { timezone: 'Europe/Paris', from: '09:00', to: '17:30' }, port: 'no' },
    {
      title: 'Unless Sundays are open',
      config: { timezone: 'Europe/Paris', days: ['Sunday'], from: '09:00', to: '17:30' },
      port: 'yes',
    },
    {
      title: 'At 10:00 in London it is 19:00 in Tokyo',
      config: { timezone: 'Asia/Tokyo', days: ['Sunday'], from: '09:00', to: '17:30' },
      port: 'no',
    },
  ],
};

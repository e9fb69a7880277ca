import type { PersonClaim } from '@switchboard/shared/message';
import { demoAgents, demoGroups } from './demo-team.ts';

/** A past conversation of the demo's coffee shop, as its visitor wrote it, and what an agent did afterwards. */
export interface DemoConversation {
  id: string;
  channel: 'widget' | 'api';
  person: PersonClaim & { id: string };
  country: string;
  browserLanguage: string;
  page: string;
  messages: { hoursAgo: number; text: string }[];
  /** Given to a group or an agent by hand. */
  assigned?: { hoursAgo: number; by: keyof typeof demoAgents; groupId?: string; agentId?: string };
  closed?: { hoursAgo: number; by: keyof typeof demoAgents };
}

function person(id: string, name: string, attributes: Record<string, string | number> = {}): DemoConversation['person'] {
  const address = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return { id: `customer-${id}`, name, email: `${address}@example.com`, attributes };
}

/** Oldest first. At most 60 messages in all. */
export const demoConversations: DemoConversation[] = [
  {
    id: 'demo-01',
    channel: 'widget',
    person: person('2041', 'Chloé Martin', { plan: 'basic', orders: 3 }),
    country: 'FR',
    browserLanguage: 'fr-FR',
    page: '/orders',
    messages: [
      { hoursAgo: 76, text: 'Bonjour, ma commande de lundi n’est toujours pas arrivée. Pouvez-vous me dire où elle se trouve ?' },
      { hoursAgo: 75.8, text: 'C’est la commande 58213, deux paquets d’Éthiopie Sidamo.' },
    ],
    closed: { hoursAgo: 70, by: 'marie' },
  },
  {
    id: 'demo-02',
    channel: 'widget',
    person: person('1187', 'Lukas Schneider', { plan: 'basic', orders: 1 }),
    country: 'DE',
    browserLanguage: 'de-DE',
    page: '/grinders',
    messages: [{ hoursAgo: 74.5, text: 'Hallo, passt die Handmühle auch für Siebträger oder nur für Filterkaffee?' }],
    assigned: { hoursAgo: 74.2, by: 'tom', groupId: demoGroups.germany.id, agentId: demoAgents.jonas.id },
    closed: { hoursAgo: 73, by: 'jonas' },
  },
  {
    id: 'demo-03',
    channel: 'api',
    person: person('3310', 'Olivia Wright', { plan: 'pro', orders: 41, company: 'Harbour Café' }),
    country: 'GB',
    browserLanguage: 'en-GB',
    page: '/account/invoices',
    messages: [
      { hoursAgo: 71, text: 'Hi, could we get one invoice a month for all three cafés instead of one per delivery?' },
      { hoursAgo: 70.4, text: 'The address on them should be the Bristol one.' },
    ],
    closed: { hoursAgo: 52, by: 'ines' },
  },
  {
    id: 'demo-04',
    channel: 'widget',
    person: person('2077', 'Antoine Dubois', { plan: 'basic', orders: 7 }),
    country: 'FR',
    browserLanguage: 'fr-FR',
    page: '/subscription',
    messages: [{ hoursAgo: 53, text: 'Bonjour, est-ce que je peux suspendre mon abonnement pendant les vacances ?' }],
    closed: { hoursAgo: 51.5, by: 'marie' },
  },
  {
    id: 'demo-05',
    channel: 'widget',
    person: person('4102', 'Lucía Fernández', { plan: 'basic', orders: 2 }),
    country: 'ES',
    browserLanguage: 'es-ES',
    page: '/shipping',
    messages: [
      { hoursAgo: 50, text: 'Hola, ¿hacéis envíos a Canarias?' },
      { hoursAgo: 49.9, text: '¿Y cuánto tarda más o menos?' },
    ],
    assigned: { hoursAgo: 49.5, by: 'ines', agentId: demoAgents.ines.id },
  },
  {
    id: 'demo-06',
    channel: 'widget',
    person: person('2093', 'Camille Roy', { plan: 'basic', orders: 1 }),
    country: 'CA',
    browserLanguage: 'fr-CA',
    page: '/espresso',
    messages: [{ hoursAgo: 48, text: 'Allô ! Livrez-vous au Québec, et y a-t-il des frais de douane ?' }],
  },
  {
    id: 'demo-07',
    channel: 'widget',
    person: person('1203', 'Hannah Becker', { plan: 'basic', orders: 5 }),
    country: 'DE',
    browserLanguage: 'de',
    page: '/orders',
    messages: [
      {
        hoursAgo: 30,
        text: 'Guten Tag, eine der Tassen ist leider mit einem Sprung angekommen. Ich kann gern ein Foto schicken.',
      },
      { hoursAgo: 29.2, text: 'Bestellnummer ist 58340.' },
    ],
    assigned: { hoursAgo: 28.9, by: 'jonas', groupId: demoGroups.germany.id, agentId: demoAgents.jonas.id },
  },
  {
    id: 'demo-08',
    channel: 'widget',
    person: person('2110', 'Inès Lefèvre', { plan: 'pro', orders: 63, company: 'Hôtel des Quais' }),
    country: 'FR',
    browserLanguage: 'fr-FR',
    page: '/account',
    messages: [
      {
        hoursAgo: 27,
        text: 'Bonjour, nous ouvrons un deuxième hôtel à Nantes. Pouvons-nous ajouter une adresse de livraison à notre contrat Pro ?',
      },
      { hoursAgo: 26.5, text: 'Il nous faudrait la première livraison avant le 5 du mois prochain.' },
    ],
  },
  {
    id: 'demo-09',
    channel: 'widget',
    person: person('5018', 'Daniel Novak', { plan: 'basic', orders: 0 }),
    country: 'CZ',
    browserLanguage: 'cs-CZ',
    page: '/',
    messages: [{ hoursAgo: 25, text: 'Dobrý den, máte nějakou kávu bez kofeinu?' }],
  },
  {
    id: 'demo-10',
    channel: 'api',
    person: person('3342', 'Ethan Brooks', { plan: 'pro', orders: 18, company: 'Northside Roasters' }),
    country: 'US',
    browserLanguage: 'en-US',
    page: '/api',
    messages: [
      { hoursAgo: 23, text: 'Our order sync has been failing since this morning with a 401. Did a key change on your side?' },
    ],
  },
  {
    id: 'demo-11',
    channel: 'widget',
    person: person('2125', 'Julien Petit', { plan: 'basic', orders: 2 }),
    country: 'FR',
    browserLanguage: 'en-US',
    page: '/gift-cards',
    messages: [{ hoursAgo: 8, text: 'Hello, can a gift card be used for a subscription too?' }],
  },
  {
    id: 'demo-12',
    channel: 'widget',
    person: person('2130', 'Manon Girard', { plan: 'basic', orders: 4 }),
    country: 'FR',
    browserLanguage: 'fr-FR',
    page: '/brewing',
    messages: [
      { hoursAgo: 6, text: 'Bonjour, quelle mouture me conseillez-vous pour une cafetière à piston ?' },
      { hoursAgo: 5.6, text: 'Et combien de grammes pour un litre ?' },
    ],
  },
  {
    id: 'demo-13',
    channel: 'widget',
    person: person('1219', 'Felix Hoffmann', { plan: 'basic', orders: 2 }),
    country: 'AT',
    browserLanguage: 'de-AT',
    page: '/returns',
    messages: [{ hoursAgo: 4, text: 'Servus, ich hab die falsche Größe vom Filterhalter bestellt. Kann ich ihn umtauschen?' }],
  },
  {
    id: 'demo-14',
    channel: 'widget',
    person: person('6007', 'Sofia Rossi', { plan: 'basic', orders: 1 }),
    country: 'IT',
    browserLanguage: 'it-IT',
    page: '/machines',
    messages: [
      { hoursAgo: 2.5, text: 'Buongiorno, la macchina per espresso è compatibile con le capsule di altre marche?' },
      { hoursAgo: 2.4, text: 'Grazie!' },
    ],
  },
  {
    id: 'demo-15',
    channel: 'widget',
    person: person('2138', 'Théo Bernard', { plan: 'basic', orders: 0 }),
    country: 'FR',
    browserLanguage: 'fr',
    page: '/espresso',
    messages: [
      { hoursAgo: 0.7, text: 'Bonjour ! Le paiement par carte ne passe pas, le message dit « opération refusée ». Une idée ?' },
    ],
  },
];

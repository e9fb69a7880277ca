/** What the chat says, in the visitor's language: the first of theirs that is here, else English. */
export interface Words {
  /** BCP 47, for the `lang` of what is shown. */
  language: string;
  open: string;
  openUnseen: (count: number) => string;
  close: string;
  chat: string;
  messages: string;
  message: string;
  placeholder: string;
  send: string;
  greeting: string;
  /** Before anything is said. Nothing is promised: nobody here knows who is there, or when. */
  invitation: string;
  /** Once something is said. */
  answerComes: string;
  talkingTo: (name: string) => string;
  closed: string;
  offline: string;
  notHere: string;
  tooLong: (over: number, most: number) => string;
  noFiles: string;
  sending: string;
  waitsToBeSent: string;
  notSent: string;
  sendAgain: string;
  you: string;
}

function count(language: string, many: number): string {
  return many.toLocaleString(language);
}

const english: Words = {
  language: 'en',
  open: 'Open the chat',
  openUnseen: (count) => `Open the chat, ${count} new ${count === 1 ? 'message' : 'messages'}`,
  close: 'Close the chat',
  chat: 'Chat',
  messages: 'Messages',
  message: 'Message',
  placeholder: 'Write a message',
  send: 'Send',
  greeting: 'Hello! How can we help?',
  invitation: 'Write to us: we answer here',
  answerComes: 'Our answer will appear here',
  talkingTo: (name) => `You are now talking to ${name}`,
  closed: 'This conversation is closed. Write to open it again.',
  offline: 'No connection. What you write is sent as soon as there is one.',
  notHere: 'The chat is not available here just now. What you write is kept.',
  tooLong: (over, most) =>
    `${count('en', over)} ${over === 1 ? 'character' : 'characters'} too many. A message takes at most ${count('en', most)}.`,
  noFiles: 'Files cannot be sent here yet.',
  sending: 'Sending…',
  waitsToBeSent: 'Waiting to be sent',
  notSent: 'Not sent.',
  sendAgain: 'Send again',
  you: 'You',
};

const french: Words = {
  language: 'fr',
  open: 'Ouvrir la discussion',
  openUnseen: (count) => `Ouvrir la discussion, ${count} ${count === 1 ? 'nouveau message' : 'nouveaux messages'}`,
  close: 'Fermer la discussion',
  chat: 'Discussion',
  messages: 'Messages',
  message: 'Message',
  placeholder: 'Écrivez un message',
  send: 'Envoyer',
  greeting: 'Bonjour ! Comment pouvons-nous vous aider ?',
  invitation: 'Écrivez-nous : nous vous répondons ici',
  answerComes: 'Notre réponse arrivera ici',
  talkingTo: (name) => `Vous parlez maintenant avec ${name}`,
  closed: 'Cette conversation est terminée. Écrivez pour la rouvrir.',
  offline: 'Pas de connexion. Vos messages partiront dès qu’elle sera rétablie.',
  notHere: 'La discussion n’est pas disponible ici pour le moment. Vos messages sont conservés.',
  tooLong: (over, most) =>
    `${count('fr', over)} ${over === 1 ? 'caractère' : 'caractères'} de trop. Un message en contient ${count('fr', most)} au plus.`,
  noFiles: 'L’envoi de fichiers n’est pas encore possible ici.',
  sending: 'Envoi…',
  waitsToBeSent: 'En attente d’envoi',
  notSent: 'Non envoyé.',
  sendAgain: 'Renvoyer',
  you: 'Vous',
};

const german: Words = {
  language: 'de',
  open: 'Chat öffnen',
  openUnseen: (count) => `Chat öffnen, ${count} neue ${count === 1 ? 'Nachricht' : 'Nachrichten'}`,
  close: 'Chat schließen',
  chat: 'Chat',
  messages: 'Nachrichten',
  message: 'Nachricht',
  placeholder: 'Nachricht schreiben',
  send: 'Senden',
  greeting: 'Hallo! Wie können wir helfen?',
  invitation: 'Schreiben Sie uns: Wir antworten hier',
  answerComes: 'Unsere Antwort kommt hier an',
  talkingTo: (name) => `Sie sprechen jetzt mit ${name}`,
  closed: 'Diese Unterhaltung ist beendet. Schreiben Sie, um sie wieder zu öffnen.',
  offline: 'Keine Verbindung. Ihre Nachrichten werden gesendet, sobald sie wieder da ist.',
  notHere: 'Der Chat ist hier zurzeit nicht verfügbar. Was Sie schreiben, bleibt erhalten.',
  tooLong: (over, most) => `${count('de', over)} Zeichen zu viel. Eine Nachricht fasst höchstens ${count('de', most)}.`,
  noFiles: 'Dateien können hier noch nicht gesendet werden.',
  sending: 'Wird gesendet …',
  waitsToBeSent: 'Wartet darauf, gesendet zu werden',
  notSent: 'Nicht gesendet.',
  sendAgain: 'Erneut senden',
  you: 'Sie',
};

const spanish: Words = {
  language: 'es',
  open: 'Abrir el chat',
  openUnseen: (count) => `Abrir el chat, ${count} ${count === 1 ? 'mensaje nuevo' : 'mensajes nuevos'}`,
  close: 'Cerrar el chat',
  chat: 'Chat',
  messages: 'Mensajes',
  message: 'Mensaje',
  placeholder: 'Escriba un mensaje',
  send: 'Enviar',
  greeting: '¡Hola! ¿En qué podemos ayudarle?',
  invitation: 'Escríbanos: le respondemos aquí',
  answerComes: 'Nuestra respuesta llegará aquí',
  talkingTo: (name) => `Ahora habla con ${name}`,
  closed: 'Esta conversación está cerrada. Escriba para volver a abrirla.',
  offline: 'Sin conexión. Sus mensajes se enviarán en cuanto vuelva.',
  notHere: 'El chat no está disponible aquí por ahora. Lo que escriba se conserva.',
  tooLong: (over, most) =>
    `${over === 1 ? 'Sobra 1 carácter' : `Sobran ${count('es', over)} caracteres`}. Un mensaje admite como máximo ${count('es', most)}.`,
  noFiles: 'Todavía no se pueden enviar archivos aquí.',
  sending: 'Enviando…',
  waitsToBeSent: 'Pendiente de envío',
  notSent: 'No enviado.',
  sendAgain: 'Volver a enviar',
  you: 'Usted',
};

const polishForms = new Intl.PluralRules('pl');
const polish: Words = {
  language: 'pl',
  open: 'Otwórz czat',
  openUnseen(count) {
    const form = polishForms.select(count);
    const noun = form === 'one' ? 'nowa wiadomość' : form === 'few' ? 'nowe wiadomości' : 'nowych wiadomości';
    return `Otwórz czat, ${count} ${noun}`;
  },
  close: 'Zamknij czat',
  chat: 'Czat',
  messages: 'Wiadomości',
  message: 'Wiadomość',
  placeholder: 'Napisz wiadomość',
  send: 'Wyślij',
  greeting: 'Dzień dobry! W czym możemy pomóc?',
  invitation: 'Napisz do nas: odpowiemy tutaj',
  answerComes: 'Nasza odpowiedź pojawi się tutaj',
  talkingTo: (name) => `Rozmawiasz teraz z: ${name}`,
  closed: 'Ta rozmowa jest zakończona. Napisz, aby ją wznowić.',
  offline: 'Brak połączenia. Wiadomości zostaną wysłane, gdy tylko wróci.',
  notHere: 'Czat jest tu obecnie niedostępny. To, co napiszesz, zostanie zachowane.',
  tooLong(over, most) {
    const form = polishForms.select(over);
    const noun = form === 'one' ? 'znak' : form === 'few' ? 'znaki' : 'znaków';
    return `Za dużo o ${count('pl', over)} ${noun}. Wiadomość mieści najwyżej ${count('pl', most)}.`;
  },
  noFiles: 'Nie można tu jeszcze wysyłać plików.',
  sending: 'Wysyłanie…',
  waitsToBeSent: 'Czeka na wysłanie',
  notSent: 'Nie wysłano.',
  sendAgain: 'Wyślij ponownie',
  you: 'Ty',
};

const known: Record<string, Words> = { en: english, fr: french, de: german, es: spanish, pl: polish };

/**
 * @param languages BCP 47 tags in order of preference, as `navigator.languages` has them
 * @returns the words of the first whose language is known (RFC 4647, lookup by the primary subtag), else English
 */
export function wordsFor(languages: readonly string[]): Words {
  for (const tag of languages) {
    const code = tag.split('-')[0]!.toLowerCase();
    if (Object.hasOwn(known, code)) return known[code]!;
  }
  return english;
}

/** The language codes there are words for. */
export const knownLanguages: readonly string[] = Object.keys(known);

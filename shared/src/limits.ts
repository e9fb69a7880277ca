/**
 * The bounds everything lives within. Every list is bounded, every loop ends: the numbers stand here once.
 * Units are in the names.
 */
export const limits = {
  bodyBytes: 1_048_576,
  messagesPerRequest: 1_000,
  textCharacters: 20_000,
  emailCharacters: 254,
  idCharacters: 200,
  attributesPerPerson: 100,
  tagsPerConversation: 50,
  tagCharacters: 50,
  factsBytes: 32_768,
  pageItems: 200,
  pageItemsDefault: 50,
  nodeNameCharacters: 100,
  graphNodes: 2_000,
  graphEdges: 5_000,
  graphNotes: 200,
  graphFrames: 100,
  graphBytes: 900_000,
  assignmentRules: 500,
  hops: 10,
  /** In a window of the counts on the canvas; of more, runs alone are counted. */
  eventsCounted: 10_000,
  eventsPerMessage: 1_000,
  stepsPerRun: 2_000,
  effectsPerRun: 100,
  /** Mails that wait for whoever takes a conversation. */
  heldMails: 50,
  renderedTemplateCharacters: 100_000,
  conversationMessages: 200,
} as const;

/** Ids given by developers: messages, people, conversations. */
export const givenIdPattern = '^[A-Za-z0-9._:@+=~-]{1,200}$';
/** Names of attributes of a person. */
export const attributeNamePattern = '^[A-Za-z][A-Za-z0-9_]{0,63}$';
/** ISO 3166-1 alpha-2, in any case; kept in upper case. */
export const countryPattern = '^[A-Za-z]{2}$';
/**
 * A language, by the shape of a BCP 47 tag (RFC 5646, section 2.1): a language of 2 or 3 letters, or registered with 5 to 8,
 * then subtags; or an old or private tag after "i" or "x". Four letters are a script's, and no language's yet.
 */
export const languagePattern = '^([A-Za-z]{2,3}|[A-Za-z]{5,8}|[IXix]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8})*$';
/** Where a message came in. */
export const channelPattern = '^[A-Za-z0-9._-]{1,50}$';
/** An e-mail address as people and agents have them: one, without comments, quotes or a display name. */
export const emailPattern = '^[^\\s@<>"(),;:\\\\]+@[^\\s@<>"(),;:\\\\]+$';

export const standInReasons = ['not-chosen', 'not-assigned', 'agent-gone', 'group-gone', 'group-empty'] as const;
export type StandInReason = (typeof standInReasons)[number];

/** How templates read about somebody, as `POST /automations/preview-template` answers. */
export interface TemplatePreview {
  /** Null while one of the templates has a fault, and for a text that is no mail. */
  mail: {
    toName: string;
    toEmail: string;
    /** Why nobody is known who would get the mail; who asks stands in then. */
    standIn: StandInReason | null;
    subject: string;
    text: string;
    html: string;
  } | null;
  /** The body alone, where no subject was given; null while it has a fault. */
  text: string | null;
  faults: { pointer: '/subject' | '/body'; detail: string }[];
}

/** How templates read about somebody, as `POST /automations/preview-template` answers. */
export interface TemplatePreview {
  /** Null while one of the templates has a fault, and for a text that is no mail. */
  mail: {
    toName: string;
    toEmail: string;
    /** What the mail is addressed to and is not there any more; who asks stands in then. */
    gone: 'agent' | 'group' | null;
    subject: string;
    text: string;
    html: string;
  } | null;
  /** The body alone, where no subject was given; null while it has a fault. */
  text: string | null;
  faults: { pointer: '/subject' | '/body'; detail: string }[];
}

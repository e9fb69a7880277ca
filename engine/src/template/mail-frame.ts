/**
 * The frame of every mail. In: its parts as text. Out: HTML in one column of at most 600 px, with one button, that needs
 * no images and leaves light and dark to the reader's program.
 */
import { escapeHtml } from './plain-text.ts';

const fonts = "font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/** What stands in a mail, as plain text; line breaks in a paragraph are kept. */
export interface MailParts {
  subject: string;
  paragraphs: string[];
  /** Quiet lines below them. */
  footnotes: string[];
  button: { label: string; href: string };
}

/** @returns the mail's HTML; every part is escaped here */
export function mailFrame({ subject, paragraphs, footnotes, button }: MailParts): string {
  const [first = '', ...rest] = paragraphs.map((paragraph) => escapeHtml(paragraph).replaceAll('\n', '<br>'));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
:root{color-scheme:light dark}
.page{background:#f4f5f7}.card{background:#ffffff}.ink{color:#1d2129}.quiet{color:#5b6472}.rule{border-color:#e3e6ea}
@media (prefers-color-scheme:dark){.page{background:#15171a!important}.card{background:#1f2226!important}.ink{color:#eceef1!important}.quiet{color:#a9b1bc!important}.rule{border-color:#343940!important}}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f5f7">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f7"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px">
<tr><td class="ink" style="padding:28px 28px 8px;${fonts};font-size:16px;line-height:24px;color:#1d2129;overflow-wrap:anywhere">${first}</td></tr>
${rest.map((paragraph) => `<tr><td class="ink" style="padding:8px 28px;${fonts};font-size:14px;line-height:22px;color:#1d2129;overflow-wrap:anywhere">${paragraph}</td></tr>\n`).join('')}<tr><td class="quiet" style="padding:12px 28px 20px;${fonts};font-size:14px;line-height:20px;color:#5b6472;overflow-wrap:anywhere">${footnotes.map(escapeHtml).join('<br>')}</td></tr>
<tr><td class="rule" style="padding:20px 28px 28px;border-top:1px solid #e3e6ea"><a href="${escapeHtml(button.href)}" style="display:inline-block;padding:11px 20px;border-radius:6px;background:#2f5bd7;color:#ffffff;${fonts};font-size:14px;line-height:20px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

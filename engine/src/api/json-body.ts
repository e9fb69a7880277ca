/**
 * From bytes to JSON, by the contract's conventions. In: a request's headers and the bytes of its body. Out: parsed JSON,
 * or the error that says why not. What stays true: both lanes of the message route use these functions and so refuse
 * alike; nothing is decompressed, and text that is not UTF-8 is refused instead of being mended silently.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';

/** `application/json`, alone or with parameters, of which `charset` may only be UTF-8. */
function isJson(contentType: string): boolean {
  const [type, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') return false;
  return parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-?8"?$/.test(parameter));
}

/** The error for a body over the limit. */
export function tooLarge(): SwitchboardError {
  return new SwitchboardError('too-large', `A body has at most ${limits.bodyBytes.toLocaleString('en')} bytes.`);
}

/**
 * Looks at the headers before a byte of the body is read.
 * @throws SwitchboardError `unsupported-media-type` (415) for a compressed body or anything but JSON in UTF-8,
 * `too-large` (413) when the announced length is over the limit, `malformed-json` (400) when there is no body at all
 */
export function checkBodyHeaders(headers: IncomingHttpHeaders): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity' && encoding.trim() !== '') {
    throw new SwitchboardError('unsupported-media-type', 'Bodies are taken uncompressed only.');
  }
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody && headers['content-type'] === undefined)
    throw new SwitchboardError('malformed-json', 'The body is empty; JSON is expected.');
  if (!isJson(headers['content-type'] ?? '')) {
    throw new SwitchboardError('unsupported-media-type', 'The body must be JSON in UTF-8, with Content-Type: application/json.');
  }
  if (Number(headers['content-length'] ?? 0) > limits.bodyBytes) throw tooLarge();
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * @param bytes the whole body
 * @throws SwitchboardError `malformed-json` (400) for text that is not UTF-8 or not JSON, an empty body included
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new SwitchboardError('malformed-json', 'The body is not valid UTF-8.', { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SwitchboardError(
      'malformed-json',
      text.trim() === '' ? 'The body is empty; JSON is expected.' : 'The body is not valid JSON.',
      { cause },
    );
  }
}

import express, { type Request, type Response } from 'express';
import { limits } from '@switchboard/shared/limits';
import { checkBodyHeaders, parseJson, tooLarge } from './json-body.ts';

const readBytes = express.raw({ type: () => true, limit: limits.bodyBytes, inflate: false });

/**
 * Reads a request's body as JSON, by the contract's conventions.
 * @returns parsed JSON, not yet checked against a schema
 * @throws SwitchboardError `unsupported-media-type`, `malformed-json`, `too-large`; http-errors when the request is cut short
 */
export async function readBody(request: Request, response: Response): Promise<unknown> {
  checkBodyHeaders(request.headers);
  await new Promise<void>((resolve, reject) => {
    readBytes(request, response, (error?: { status?: number }) => {
      if (error === undefined) resolve();
      else reject(error.status === 413 ? tooLarge() : error);
    });
  });
  const bytes: unknown = request.body;
  return parseJson(Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0));
}

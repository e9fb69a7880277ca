/**
 * A test that drives the whole product waits for a browser, a mail server and a disk on a machine others use as well: one that
 * fails is tried once more, its first failure is printed, and `npm test` says which needed it. What fails twice has failed.
 */
import { jest } from '@jest/globals';

jest.retryTimes(1, { logErrorsBeforeRetry: true });

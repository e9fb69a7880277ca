/** Tests that start the product and a browser may take minutes on a small machine; each wait has a limit of its own. */
import { jest } from '@jest/globals';

jest.setTimeout(180_000);

import { createContext } from 'react';
import type { RunPath } from '../graph/run-path.ts';

/** The way through the graph that the canvas shows; null when it shows none. */
export const PathContext = createContext<RunPath | null>(null);

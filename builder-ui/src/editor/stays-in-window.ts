/** Beside the place it is about, and moved up where there is no room below: nothing of it is cut off by the window. */
export const staysInWindow = { flip: true, shift: { padding: 8 } } as const;

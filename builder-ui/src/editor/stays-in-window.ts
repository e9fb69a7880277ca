/**
 * Beside the place it is about, moved up where there is no room below, and over the place where there is none at either
 * side, as on a phone: nothing of it is cut off by the window.
 */
export const staysInWindow = { flip: true, shift: { padding: 8, crossAxis: true } } as const;

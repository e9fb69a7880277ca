/** The package brings no types; this is the one function of it that is used. */
declare module 'fs-native-extensions' {
  /** Takes an exclusive flock on the whole file; false when another process has it. */
  export function tryLock(fd: number): boolean;
}

/**
 * What people are found by when they are known by an e-mail: the address with the letters A to Z lowered, no others, as
 * `lower(email collate "C")` has it in the database. Letters beyond those are lowered differently by each of the two and
 * by each locale ("İ", and "I" in Turkish); a person looked for by one and kept by the other would be made anew for ever.
 */
export function emailKey(email: string): string {
  return email.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A new password, typed once and shown on request; how long it must be stands below it. */
import { PasswordInput, type PasswordInputProps } from '@mantine/core';

export const passwordCharacters = 10;

/** @returns what is wrong with a new password, or null */
export function faultOfPassword(password: string): string | null {
  return password.length < passwordCharacters ? `Use at least ${passwordCharacters} characters` : null;
}

export function NewPasswordInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      description={`At least ${passwordCharacters} characters`}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
      {...props}
    />
  );
}

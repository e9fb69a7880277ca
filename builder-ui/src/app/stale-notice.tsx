/** Said in a page's form that was refused because somebody else saved first: what happened, and what goes for seeing it. */
import { Alert, Button, Stack, Text } from '@mantine/core';

export function StaleNotice({ onShowNewest }: { onShowNewest: () => void }) {
  return (
    <Alert color="red" variant="light" role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Somebody else saved this meanwhile; what you changed is not saved. “Show the newest” puts what they saved in its place.
        </Text>
        <Button size="xs" variant="default" onClick={onShowNewest}>
          Show the newest
        </Button>
      </Stack>
    </Alert>
  );
}

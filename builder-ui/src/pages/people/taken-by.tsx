/** Leads to the person whom the server named when it refused an id or an e-mail as theirs. */
import { Anchor } from '@mantine/core';
import type { Person } from '@switchboard/shared/person';
import { Link } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { personCalled } from '../../app/words/person-called.ts';
import { personAddress } from './person-words.tsx';

export function TakenBy({ error }: { error: Error | null }) {
  if (!(error instanceof ApiError) || error.status !== 409 || !('person' in error.problem)) return null;
  const person = error.problem.person as Pick<Person, 'id' | 'name' | 'email'>;
  return (
    <Anchor component={Link} href={personAddress(person.id)} size="sm" w="fit-content">
      Go to {personCalled(person.id, person.name, person.email)}
    </Anchor>
  );
}

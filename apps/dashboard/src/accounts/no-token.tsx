import { ButtonLink } from '../design/button.tsx';
import { Failure } from '../design/states.tsx';
import { Refusal } from '../api/words.ts';
import { Card } from './card.tsx';

const INCOMPLETE = new Refusal('The link is incomplete. Open it again, and copy all of it, up to its last character.');

/** In the place of a one-time link that lacks its token or no longer works. */
export function NoToken({ title, error = INCOMPLETE }: { title: string; error?: unknown }) {
  return (
    <Card title={title}>
      <Failure error={error} />
      <ButtonLink href="/sign-in" className="justify-self-start">
        Sign in
      </ButtonLink>
    </Card>
  );
}

import { ButtonLink } from '../design/button.tsx';
import { Empty } from '../design/states.tsx';

export default function NotFound() {
  return (
    <Empty title="There is nothing at this address" actions={<ButtonLink href="/games">All games</ButtonLink>}>
      <h1 className="sr-only">Not found</h1>
      The link may be mistyped, or what it led to was removed.
    </Empty>
  );
}

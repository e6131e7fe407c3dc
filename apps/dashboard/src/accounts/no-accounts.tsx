import { ButtonLink } from '../design/button.tsx';
import { PageHead } from '../design/page.tsx';
import { Empty } from '../design/states.tsx';

/** In the place of a page of accounts where the laboratory has none. */
export function NoAccounts({ title }: { title: string }) {
  return (
    <>
      <PageHead title={title} />
      <Empty
        title="This laboratory has no accounts"
        actions={
          <ButtonLink href="/games" look="main">
            All games
          </ButtonLink>
        }
      >
        Everyone who reaches it is its owner. With AUTH=accounts it asks people to sign in.
      </Empty>
    </>
  );
}

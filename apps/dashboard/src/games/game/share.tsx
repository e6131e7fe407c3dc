'use client';

import type { Game } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { Share2 } from 'lucide-react';
import { linkTo, read } from '../../api/client.ts';
import { Button, ButtonAnchor } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { CONTROL } from '../../design/field.tsx';
import { formatCount } from '../../design/figures.ts';
import { PopUp } from '../../design/pop-up.tsx';
import { fileNameOf } from '../../design/save-file.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { gameKey } from './use-live-game.ts';

/** A link that replays the game in its reader's own browser and says whether it comes out the same. */
export function Share({ game, label }: { game: Game; label: string }) {
  return (
    <PopUp
      label={label === 'Share' ? 'Share the game' : label}
      className="w-[min(26rem,calc(100vw-1.5rem))]"
      trigger={(button) => (
        <Button {...button}>
          <Share2 aria-hidden className="size-4" />
          {label}
        </Button>
      )}
    >
      <ShareLink game={game} />
    </PopUp>
  );
}

function ShareLink({ game }: { game: Game }) {
  const { data, error } = useQuery({
    queryKey: [...gameKey(game.id), 'measured', 'share-link'],
    async queryFn({ signal }) {
      const [{ LONGEST_LINK, shareLinkOf }, citation] = await Promise.all([
        import('../../verify/share-link.ts'),
        read('/games/{id}/manifest', { params: { id: game.id }, signal }),
      ]);
      const link = await shareLinkOf(citation);
      return { link, rounds: citation.rounds, isTooLong: link.length > LONGEST_LINK };
    },
    // A game that runs is shared as it was when one asked.
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Loading what="the link" />;
  return (
    <>
      <p className="font-bold">Anyone can check this game</p>
      <p className="mt-1 text-ink-soft">
        {data.isTooLong
          ? 'Its manifest is too long for a link. Send it as a file: whoever drops it on the page “Verify” replays the game.'
          : `The link carries the manifest and the digest of its ${formatCount(data.rounds)} rounds. Whoever opens it replays the game in their own browser, and is told whether it is the same, bit for bit.`}
      </p>
      {data.isTooLong ? (
        <ButtonAnchor
          className="mt-3"
          look="main"
          href={linkTo('/games/{id}/manifest', { params: { id: game.id } })}
          download={`${fileNameOf(game.name)}.farol.json`}
        >
          Download the file
        </ButtonAnchor>
      ) : (
        <LinkBox link={data.link} />
      )}
    </>
  );
}

function LinkBox({ link }: { link: string }) {
  return (
    <>
      <input
        readOnly
        aria-label="Link to this game"
        value={link}
        onFocus={(event) => event.target.select()}
        className={`${CONTROL} mt-3 font-mono text-[0.85em]`}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton text={link} what="the link" />
        <ButtonAnchor size="small" href={link} target="_blank" rel="noreferrer">
          Verify it here
        </ButtonAnchor>
      </div>
    </>
  );
}

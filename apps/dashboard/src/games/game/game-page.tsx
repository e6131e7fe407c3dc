'use client';

import type { Game, Stats } from '@farol/api';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useAbilities } from '../../accounts/session.ts';
import { ApiProblem } from '../../api/client.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { PageHead, Panel } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { Controls } from './controls.tsx';
import { Details } from './details.tsx';
import { GameHead } from './game-head.tsx';
import { Glance } from './glance.tsx';
import { nextPlay } from './play-plan.ts';
import { Played } from './played.tsx';
import { lastRoundOf, NO_POINTS } from './points.ts';
import { marksOf } from './theory-marks.ts';
import { useChanges } from './use-changes.ts';
import { useLiveGame } from './use-live-game.ts';
import { useStats } from './use-stats.ts';
import { firstView, type View, windowOf } from './view.ts';

// Each loads when it is first shown.
const AttendancePanel = lazy(() => import('./attendance-panel.tsx').then((m) => ({ default: m.AttendancePanel })));
const PayoffPlot = lazy(() => import('./payoff-plot.tsx').then((m) => ({ default: m.PayoffPlot })));

/** As high as the plots that it stands for. */
function WaitingPlot() {
  return (
    <Panel title="Attendance and benefit">
      <Loading what="the plots" className="h-[34rem]" />
    </Panel>
  );
}

/** One game: seen live, understood, steered, cited. */
export function GamePage({ id }: { id: string }) {
  const live = useLiveGame(id);
  const { game, isGone } = live;
  const { error } = game;
  const isMissing = error instanceof ApiProblem && error.body.status === 404;
  if (isGone || (isMissing && game.data === undefined)) return <Gone name={game.data?.name} />;
  if (error instanceof ApiProblem && game.data === undefined) {
    return (
      <>
        <PageHead title="Game" />
        <Failure error={error} actions={<ButtonLink href="/games">All games</ButtonLink>} />
      </>
    );
  }
  if (game.data === undefined) {
    return (
      <>
        <PageHead title="Game" />
        <Loading what="the game" className="h-[32rem]" />
      </>
    );
  }
  return <ShownGame key={id} {...live} game={game.data} />;
}

type Live = ReturnType<typeof useLiveGame>;
type ShownGameProps = Pick<Live, 'beginning' | 'series' | 'progress' | 'takeRounds'> & { game: Game };

function ShownGame({ game, beginning, series, progress, takeRounds }: ShownGameProps) {
  const changes = useChanges(game, takeRounds);
  const [view, setView] = useState<View>(() => firstView(game));
  const [picked, setPicked] = useState<number>();
  const heard = Math.max(game.rounds.played, lastRoundOf(series?.whole ?? NO_POINTS));
  const inView = windowOf(view, heard);
  const stats = useStats(game.id, game.status === 'running');
  const theory = useTheory(stats.data);
  const selection = { picked, setPicked };
  return (
    <div className="max-sm:pb-44">
      <GameHead game={game} changes={changes} round={picked ?? heard} />
      <Trouble game={game} />
      <div className="grid grid-cols-1 gap-4">
        <Controls game={game} progress={progress} changes={changes} />
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
          {heard === 0 ? (
            <Unplayed game={game} theory={theory} mayPlay={changes.rights.mayPlay} />
          ) : series === undefined ? (
            <ReadingRounds beginning={beginning} />
          ) : (
            <Suspense fallback={<WaitingPlot />}>
              <AttendancePanel {...{ game, series, theory, view, setView, changes }} {...selection} />
            </Suspense>
          )}
          <div className="grid grid-cols-1 gap-4">
            <Glance game={game} stats={stats.data} />
            <Played game={game} />
          </div>
        </div>
        <Details game={game} changes={changes} heard={heard} inView={inView} {...selection} />
      </div>
    </div>
  );
}

/** The theory of the game. It depends on the agents alone: new statistics do not draw the plot again. */
function useTheory(stats: Stats | undefined): Pick<Stats, 'capacity' | 'theory'> | undefined {
  const theory = stats && { capacity: stats.capacity, theory: stats.theory };
  return useMemo(() => theory, [JSON.stringify(theory)]);
}

/** In the place of the plots until the rounds are there, or if they cannot be read. */
function ReadingRounds({ beginning }: Pick<Live, 'beginning'>) {
  return (
    <Panel title="Attendance and benefit">
      {beginning.error === null ? (
        <Loading what="rounds" className="h-[34rem]" />
      ) : (
        <Failure
          error={beginning.error}
          actions={<Button onClick={() => void beginning.refetch()}>Try again</Button>}
        />
      )}
    </Panel>
  );
}

/** Payoffs of more agents than these are not worked out on a page. */
const MOST_DRAWN_AGENTS = 200_000;

interface UnplayedProps {
  game: Game;
  theory: Parameters<typeof marksOf>[0] | undefined;
  mayPlay: boolean;
}

/** A game of which only the rules are known: they are what there is to see. */
function Unplayed({ game, theory, mayPlay }: UnplayedProps) {
  const marks = useMemo(() => (theory === undefined ? [] : marksOf(theory)), [theory]);
  const play = nextPlay(game);
  return (
    <Panel title="No round is played yet">
      <p className="mb-4 max-w-[70ch] text-ink-soft">
        {play.kind === 'nothing'
          ? play.why
          : `${mayPlay ? 'Press Play or Step. ' : ''}Everything that this game will do follows from its manifest and its seed; what going and staying pay, and what theory expects of it, is known already.`}
      </p>
      {game.agents > 0 && game.agents <= MOST_DRAWN_AGENTS && (
        <Suspense fallback={<Loading what="payoffs" className="h-80" />}>
          <PayoffPlot game={game} marks={marks} />
        </Suspense>
      )}
    </Panel>
  );
}

/** Why a game does not go on, and what can be done. */
function Trouble({ game }: { game: Game }) {
  if (game.status === 'failed') {
    return (
      <div role="alert" className="mb-3 rounded-md border border-bad bg-bad-ground p-3 text-bad">
        <p className="font-bold">The game failed after round {formatCount(game.rounds.played)}.</p>
        <p className="break-words">{game.fault ?? 'Its fault was not recorded.'}</p>
        <p className="mt-1">
          {game.rounds.played > 0
            ? 'Its rounds up to there hold. Fork it there to go on with other agents, or play a variant of it (under “More”).'
            : 'Play a variant of it (under “More”).'}
        </p>
      </div>
    );
  }
  if (game.obstacle !== null && game.status !== 'cancelled') {
    return (
      <p role="status" className="mb-3 rounded-md border border-lamp bg-panel p-3">
        The next round cannot be played: the game {game.obstacle}.
      </p>
    );
  }
  return null;
}

function Gone({ name }: { name: string | undefined }) {
  const { mayCreate, hasAccounts } = useAbilities();
  const title = hasAccounts ? 'This game is not here any more' : 'This game was removed';
  return (
    <>
      <PageHead title={name ?? 'Game'} />
      <Empty
        title={name === undefined ? 'There is no such game' : title}
        actions={
          <>
            <ButtonLink href="/games" look="main">
              All games
            </ButtonLink>
            {mayCreate && <ButtonLink href="/games/new">New game</ButtonLink>}
          </>
        }
      >
        {whyGone(name !== undefined, hasAccounts)}
      </Empty>
    </>
  );
}

function whyGone(wasShown: boolean, hasAccounts: boolean): string {
  if (!wasShown) {
    return hasAccounts
      ? 'It may have been removed, it may belong to another person, or the address may be cut short.'
      : 'It may have been removed, or the address may be cut short.';
  }
  return hasAccounts
    ? 'It was removed, or is no longer shared with you.'
    : 'Somebody removed it, on this page or on another. Whoever has its manifest can play it again to the bit.';
}

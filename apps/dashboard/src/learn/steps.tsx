import type { ReactNode } from 'react';
import { ButtonLink } from '../design/button.tsx';
import { WhenNear } from '../design/when-near.tsx';
import { TakePart } from './take-part.tsx';
import { Transition } from './transition.tsx';

/** The bar, a turn of the reader, and the reason why it has no best answer. */
export function FirstSteps() {
  return (
    <>
      <Step number={1} title="A bar with room for sixty">
        <p>
          In Santa Fe, on Canyon Road, there is a bar called El Farol, the lighthouse. In the early nineties it had
          Irish music on Thursday nights. The economist W. Brian Arthur liked to go, unless it was crowded. So did
          everyone else.
        </p>
        <p>
          He made a game of it [1]. A hundred people like the bar. If at most sixty come, it is a better evening than at
          home. If more come, home is better. Everyone decides alone, every Thursday, and knows only how many came in
          the weeks before.
        </p>
        <p>
          The bar beside this text plays it. Each dot is a person: at home on the left, at the bar on the right. Blue
          ones have done well so far, amber ones have not. Below is the attendance, week after week.
        </p>
      </Step>

      <Step number={2} title="Be one of the hundred">
        <p>
          Take a seat. The other 99 have some weeks of experience, and so do you: the bars show how full it was. Guess
          how many will come next Thursday, and act on it. You have ten weeks.
        </p>
        <TakePart />
        <p>
          Did you find a rule? Most people do, for three weeks or four. Then it stops working. It is worth asking why.
        </p>
      </Step>

      <Step number={3} title="Why there is no best answer">
        <p>
          Suppose there were one: a right way to predict the attendance, known to all. If it says “few will come”, all
          go, and it was wrong. If it says “many will come”, all stay at home, and it was wrong again. Whatever a shared
          prediction says, believing it makes it false.
        </p>
        <p>
          So the people must differ. They cannot <i>deduce</i> what to do; they can only try guesses, keep those that
          have worked lately and drop those that have not. Arthur gave each of his agents a handful of simple guesses:
          the same as last week; the average of the last four; as far above fifty as it was below. Each week every agent
          follows the guess of its own that has been the most accurate.
        </p>
        <p>
          A guess is only good as long as not too many follow it. The world that the agents try to predict is made of
          their predictions, and changes as they learn.
        </p>
      </Step>
    </>
  );
}

/** The crowd as a whole, the phase transition, and the same game elsewhere. */
export function LastSteps() {
  return (
    <>
      <MeanAndSwings />
      <MemoryAndTransition />
      <Elsewhere />
    </>
  );
}

function MeanAndSwings() {
  return (
    <Step number={4} title="What the crowd does all the same">
      <p>
        Look at the mean under the bar. It settles near sixty, the number that fits, though nobody wants that and nobody
        is told to. But the swings do not die out: one week forty come, the next eighty.
      </p>
      <p>
        Game theory has an answer of its own. If everyone goes with the same probability, which one makes going exactly
        as good as staying? For a hundred people and sixty places it is 60.07 %. Then nobody can do better by changing
        their mind: this is an <i>equilibrium</i>. Choose <b>coin tossers</b> at the bar to see it: the same mean, with
        swings of about 5 instead of 13. Arthur’s guessers look at the same past, react to it together, and are worse
        off than if they had all tossed a coin.
      </p>
      <p>
        Now choose <b>learners</b>. They see only what they earned themselves, and do more often what has paid. In some
        thousand weeks they sort themselves out: about sixty always go, the others never do. It is quiet, full and never
        crowded; and forty people who would like the place as much never see it.
      </p>
    </Step>
  );
}

function MemoryAndTransition() {
  return (
    <Step number={5} title="Memory, and a crowd that changes state">
      <p>
        In 1997 Damien Challet and Yi-Cheng Zhang took all but the heart out of the bar [2]. In their{' '}
        <b>Minority Game</b> an odd number N of agents choose one of two sides, and the smaller side wins. Agents
        remember only which side won in the last m rounds. There are 2<sup>m</sup> such pasts. Each agent holds two
        tables that answer every one of them, filled at random, and uses the one that would have won more often.
      </p>
      <p>
        How well does such a crowd share? Count how far it is from an even split: the variance σ² of the attendance,
        over N, measured so that a crowd of coins has 1. Less than 1 means that the agents have learned to get out of
        each other’s way.
      </p>
      <p>
        Robert Savit and his colleagues found that it hardly matters how many agents there are, or how long their memory
        is. What matters is α = 2<sup>m</sup>/N, how many different pasts there are for each agent [3]. Your browser
        plays these games while you look:
      </p>
      <WhenNear className="h-96">
        <Transition />
      </WhenNear>
      <p>
        On the left there are more agents than pasts: many hold the same answers, rush together, and do far worse than
        coins. On the right there are so many pasts that no agent learns anything: almost coins. Between them, near α ≈
        0.34, the crowd is at its best, and something changes for good: to its left the past tells nothing about the
        next round, to its right it does [4]. Physicists know this kind of change from magnets. They call it a{' '}
        <b>phase transition</b>.
      </p>
      <p>Nobody in the game knows what α is. It is the crowd that is in one state or the other.</p>
    </Step>
  );
}

function Elsewhere() {
  return (
    <Step number={6} title="Where you meet it">
      <p>
        Which road to take to work; which queue to stand in; which subject to study; when to sell what all others hold;
        whether to get up and help when ten others could. In each of them your choice is part of what others must guess.
      </p>
      <div className="flex flex-wrap gap-2 text-[0.94rem]">
        <ButtonLink href="/playground" look="main">
          Change everything in the playground
        </ButtonLink>
        <ButtonLink href="/games/new">Set up a game that is kept</ButtonLink>
        <ButtonLink href="/experiments">Measure a curve in an experiment</ButtonLink>
        <ButtonLink href="/verify">Check somebody else’s game</ButtonLink>
      </div>
    </Step>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="flex items-baseline gap-3 text-[1.3rem]">
        <span aria-hidden className="font-mono text-lamp">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

import { strategyOf } from '@farol/kernel';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { formatCount } from '../design/figures.ts';
import { readNumber } from '../design/read-number.ts';
import { StrategyField } from '../game-form/catalogue-fields.tsx';
import { KERNEL_CATALOGUE } from '../game-form/kernel-catalogue.ts';
import type { Group } from '../play/setups.ts';
import type { Playing } from './game-panel.tsx';

const MAX_NEWCOMERS = 10_000;

interface Props {
  playing: readonly Playing[];
  onJoin: (group: Group) => void;
  onLeave: (place: number) => void;
}

/** The groups that play. They can leave, and others can join, while the game goes on. */
export function Newcomers({ playing, onJoin, onLeave }: Props) {
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">Join and leave</legend>
      <h3>Join and leave while it plays</h3>
      <ul className="grid gap-1.5">
        {playing.map(({ place, entry }) => (
          <li key={place} className="flex items-center justify-between gap-2 rounded-md bg-sunken py-1 pr-1 pl-2.5">
            <span className="min-w-0">
              {formatCount(entry.count)} {strategyOf(entry.strategy).title}
              {entry.joins > 0 && (
                <span className="text-ink-soft tabular-nums"> since round {formatCount(entry.joins + 1)}</span>
              )}
            </span>
            {playing.length > 1 && (
              <Button
                look="quiet"
                size="small"
                aria-label={`${entry.count} ${strategyOf(entry.strategy).title} leave`}
                title="They leave before the next round"
                onClick={() => onLeave(place)}
              >
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <JoinFields onJoin={onJoin} />
    </fieldset>
  );
}

function JoinFields({ onJoin }: Pick<Props, 'onJoin'>) {
  const [strategy, setStrategy] = useState('bernoulli');
  const [text, setText] = useState('10');
  const count = readNumber(text);
  const isCount = typeof count === 'number' && Number.isSafeInteger(count) && count >= 1 && count <= MAX_NEWCOMERS;
  return (
    <>
      <div className="grid grid-cols-[1fr_5.5rem] gap-2">
        <StrategyField
          value={strategy}
          entries={KERNEL_CATALOGUE.strategies}
          hint={strategyOf(strategy).about}
          onChange={setStrategy}
        />
        <TextField
          label="How many"
          inputMode="numeric"
          value={text}
          error={isCount ? undefined : `1 to ${formatCount(MAX_NEWCOMERS)}`}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Button className="justify-self-start" disabled={!isCount} onClick={() => isCount && onJoin({ strategy, count })}>
        They join before the next round
      </Button>
    </>
  );
}

import { formatNumber } from '../design/figures.ts';
import { verdictOf, type Week } from './turn.ts';

interface Props {
  weeks: readonly Week[];
  /** The earnings of each of the others in the same weeks. */
  gains: readonly number[];
  of: number;
}

/** The result of the reader, week by week, and beside the others. */
export function Result({ weeks, gains, of }: Props) {
  const last = weeks.at(-1);
  if (last === undefined) {
    return <p className="text-ink-soft">A good evening is worth +1, a crowded one −1, an evening at home 0.</p>;
  }
  const own = weeks.reduce((sum, { earned }) => sum + earned, 0);
  return (
    <div>
      <p role="status">{wordsOf(last)}</p>
      <ol className="mt-2 flex flex-wrap gap-1" aria-label="Your weeks">
        {weeks.map(({ goes, attendance, earned }, place) => (
          <li
            key={place}
            title={`Week ${place + 1}: you ${goes ? 'went' : 'stayed'}, ${attendance} were there`}
            className={`min-w-9 rounded px-1.5 py-0.5 text-center font-semibold tabular-nums ${earned > 0 ? 'bg-sea text-panel' : earned < 0 ? 'bg-bad text-panel' : 'bg-sunken'}`}
          >
            {signed(earned)}
          </li>
        ))}
      </ol>
      {weeks.length === of ? (
        <Verdict weeks={weeks} gains={gains} />
      ) : (
        <p className="mt-2 tabular-nums">
          You have <b>{signed(own)}</b>; the others have {formatNumber(meanOf(gains), 2)} on average.
        </p>
      )}
    </div>
  );
}

function Verdict({ weeks, gains }: Pick<Props, 'weeks' | 'gains'>) {
  const { own, worse, better, alwaysGo, isBest } = verdictOf(weeks, gains);
  return (
    <div className="mt-3 rounded-md bg-sunken p-3">
      <p className="text-lg font-bold tabular-nums">
        {signed(own)} in ten weeks: better than {worse} of 99, worse than {better}
      </p>
      <p className="mt-1 tabular-nums">
        The others earned {formatNumber(meanOf(gains), 2)} on average, the luckiest {signed(Math.max(...gains))}. Going
        every week would have earned you {signed(alwaysGo)}, never going 0.
      </p>
      <p className="mt-1 text-ink-soft">
        {isBest
          ? 'You beat both simple habits. Would you again?'
          : 'A simple habit would have done as well, or better. It often does.'}
      </p>
    </div>
  );
}

function wordsOf({ goes, attendance, earned }: Week): string {
  const there = `${attendance} were at the bar`;
  if (!goes)
    return attendance < 60
      ? `You stayed home; ${there}: there was room for you.`
      : `You stayed home; ${there}: well done.`;
  return earned > 0 ? `You went; ${there}: a good evening, +1.` : `You went; ${there}: too crowded, −1.`;
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const signed = (value: number) => (value > 0 ? `+${Math.round(value)}` : value < 0 ? `−${Math.round(-value)}` : '0');

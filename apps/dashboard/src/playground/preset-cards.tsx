import { type Preset, PRESETS } from '../game-form/presets.ts';
import { shortSource } from '../game-form/source-link.ts';

/** The presets whose effect shows within a minute of play. */
const SHOWN: readonly string[] = [
  'arthur-1994',
  'coins',
  'sorting',
  'minority-crowded',
  'minority-critical',
  'minority-random',
  'majority',
  'volunteers-dilemma',
];
const CARDS = PRESETS.filter(({ id }) => SHOWN.includes(id));

export function PresetCards({ isReady, onPick }: { isReady: boolean; onPick: (preset: Preset) => void }) {
  return (
    <ul
      aria-label="Presets"
      className="mb-4 grid auto-cols-[minmax(12.5rem,1fr)] grid-flow-col gap-2 overflow-x-auto pb-2 xl:grid-flow-row xl:grid-cols-4"
    >
      {CARDS.map((preset) => (
        <li key={preset.id} className="grid">
          <button
            type="button"
            disabled={!isReady}
            onClick={() => onPick(preset)}
            className="flex flex-col rounded-lg border border-line bg-panel px-3 py-2 text-left hover:border-line-strong hover:bg-sunken"
          >
            <span className="font-bold">{preset.title}</span>
            <span className="text-[0.9em] leading-snug text-ink-soft">{preset.shows}</span>
            <span className="mt-auto pt-1 text-[0.82em] text-ink-soft italic">{shortSource(preset.source)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

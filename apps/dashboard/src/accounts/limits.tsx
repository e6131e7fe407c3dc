import type { QuotaLimits, QuotaUse } from '@farol/api';
import { formatQuota, QUOTA_NAMES } from '../api/words.ts';
import { formatTime } from '../design/figures.ts';

/** The use of each limit; null for one that nothing adds up to. */
const usesOf = (use: QuotaUse): Record<keyof QuotaLimits, number | null> => ({
  runningGames: use.runningGames,
  agentRoundsPerDay: use.agentRoundsToday,
  storageBytes: use.storageBytes,
  experimentGames: null,
});

/** The limits of an account as bars. */
export function Limits({ limits, use }: { limits: QuotaLimits; use: QuotaUse }) {
  const uses = usesOf(use);
  return (
    <div className="grid gap-3">
      {(Object.keys(QUOTA_NAMES) as (keyof QuotaLimits)[]).map((name) => (
        <Limit key={name} name={name} limit={limits[name]} used={uses[name]} />
      ))}
      <p className="text-[0.92em] text-ink-soft">
        The agent-rounds of the day are 0 again at {formatTime(use.resetsAt)}.
      </p>
    </div>
  );
}

function Limit({ name, limit, used }: { name: keyof QuotaLimits; limit: number | null; used: number | null }) {
  const max = limit === null ? 'no limit' : formatQuota(name, limit);
  return (
    <div>
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>{QUOTA_NAMES[name]}</span>
        <span className="text-ink-soft tabular-nums">
          {used === null ? (limit === null ? max : `at most ${max}`) : `${formatQuota(name, used)} of ${max}`}
        </span>
      </p>
      {limit !== null && used !== null && (
        <Bar label={QUOTA_NAMES[name]} share={limit === 0 ? 1 : Math.min(1, used / limit)} />
      )}
    </div>
  );
}

/** From this share on, a bar stands out. */
const NEARLY_FULL = 0.9;

function Bar({ label, share }: { label: string; share: number }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(100 * share)}
      className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      <div className={`h-full ${share < NEARLY_FULL ? 'bg-sea' : 'bg-lamp'}`} style={{ width: `${100 * share}%` }} />
    </div>
  );
}

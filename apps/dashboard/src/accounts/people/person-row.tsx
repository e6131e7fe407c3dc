import type { PersonShown, QuotaLimits } from '@farol/api';
import { formatQuota } from '../../api/words.ts';
import { Button } from '../../design/button.tsx';
import { formatTime } from '../../design/figures.ts';

const shareOf = (name: keyof QuotaLimits, used: number, limit: number | null) =>
  limit === null ? formatQuota(name, used) : `${formatQuota(name, used)} of ${formatQuota(name, limit)}`;

/** One account of the list. */
export function PersonRow({ person, onManage }: { person: PersonShown; onManage: () => void }) {
  const { name, email, role, isBlocked, isTwoFactorOn, lastSeenAt, limits, use } = person;
  return (
    <li className="grid items-start gap-x-4 gap-y-1 rounded-md border border-line px-3 py-2 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-semibold break-words">{name}</span>
          <Mark text={role} look={role === 'administrator' ? 'border-lamp text-lamp' : 'text-ink-soft'} />
          {isBlocked && <Mark text="blocked" look="border-bad bg-bad-ground text-bad" />}
          {isTwoFactorOn && <Mark text="two-factor" look="border-good text-good" />}
        </p>
        <p className="text-[0.92em] break-words text-ink-soft">
          {email} · {lastSeenAt === null ? 'never seen' : `last seen ${formatTime(lastSeenAt)}`}
        </p>
        <p className="text-[0.92em] text-ink-soft">
          {shareOf('runningGames', use.runningGames, limits.runningGames)} running ·{' '}
          {shareOf('agentRoundsPerDay', use.agentRoundsToday, limits.agentRoundsPerDay)} agent-rounds today ·{' '}
          {shareOf('storageBytes', use.storageBytes, limits.storageBytes)} stored
        </p>
      </div>
      <Button size="small" className="justify-self-start" aria-label={`Manage ${name}`} onClick={onManage}>
        Manage
      </Button>
    </li>
  );
}

function Mark({ text, look }: { text: string; look: string }) {
  return (
    <span className={`rounded-full border border-line-strong px-2 py-px text-[0.85em] font-semibold ${look}`}>
      {text}
    </span>
  );
}

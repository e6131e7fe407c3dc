import type { Game } from '@farol/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read } from '../../api/client.ts';
import { Sparkline } from '../../plots/series/sparkline.tsx';

const POINTS = 60;
/** Rows that are only scrolled past ask for nothing. */
const SETTLE_MS = 120;

/** A game's attendance from its first round to its last, in the width of a thumb. */
export function GameSparkline({ game }: { game: Game }) {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setIsSettled, SETTLE_MS, true);
    return () => clearTimeout(timer);
  }, []);
  const { played } = game.rounds;
  const { data } = useQuery({
    queryKey: ['history', game.id, 'sparkline', game.digest],
    queryFn: ({ signal }) =>
      read('/games/{gameId}/history', { params: { gameId: game.id }, query: { points: POINTS }, signal }),
    enabled: isSettled && played > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  if (data === undefined || played === 0) return <div className="h-7 w-24 md:w-36" />;
  const capacity = game.rules['capacity'];
  return (
    <div className="w-24 md:w-36">
      <Sparkline
        width={144}
        height={28}
        label={`Attendance of ${game.name} over ${played} rounds`}
        values={data.exact ? data.attendance : data.attendance.mean}
        {...(data.exact ? {} : { low: data.attendance.min, high: data.attendance.max })}
        {...(typeof capacity === 'number' ? { mark: capacity } : {})}
      />
    </div>
  );
}

/** The state of a row of requests: how many are done, and those that were refused. */
export interface Progress<T> {
  done: number;
  total: number;
  failures: { item: T; error: unknown }[];
}

/**
 * Runs `act` for each item, several at a time, and reports after each. After `isStopped` no further item begins: those
 * under way are finished, and the total becomes the number of those done.
 */
export async function workOff<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  { atOnce, isStopped, report }: { atOnce: number; isStopped: () => boolean; report: (progress: Progress<T>) => void },
): Promise<Progress<T>> {
  const progress: Progress<T> = { done: 0, total: items.length, failures: [] };
  const show = () => report({ ...progress, failures: [...progress.failures] });
  const queue = items.values();
  const work = async () => {
    while (!isStopped()) {
      const { value: item, done } = queue.next();
      if (done) return;
      await act(item).catch((error: unknown) => progress.failures.push({ item, error }));
      progress.done++;
      show();
    }
  };
  show();
  await Promise.all(Array.from({ length: atOnce }, work));
  return { ...progress, total: progress.done };
}

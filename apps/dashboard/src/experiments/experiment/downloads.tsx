'use client';

import { Menu } from '@base-ui/react/menu';
import type { ExperimentShown } from '@farol/shared';
import { Download } from 'lucide-react';
import { pathTo } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';

const ITEM = 'block w-full rounded px-3 py-1.5 text-left data-highlighted:bg-sunken cursor-pointer';

/** A name that any file system takes. */
export const fileNameOf = (name: string) =>
  name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'experiment';

/** Takes the results or the design away. */
export function Downloads({ experiment }: { experiment: ExperimentShown }) {
  const { id, name, design, games } = experiment;
  const file = fileNameOf(name);
  const results = `/experiments/${id}/results`;
  const saveDesign = () => {
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(design, null, 2)}\n`], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${file}.design.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button />}>
        <Download aria-hidden className="size-4" />
        Download
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-64 rounded-md border border-line-strong bg-panel p-1 shadow-xl">
            {games.done + games.failed > 0 &&
              (
                [
                  ['csv', 'Results as CSV', 'a row for each cell and statistic'],
                  ['parquet', 'Results as Parquet', 'the same for pandas, R, DuckDB'],
                  ['json', 'Results as JSON', 'each cell with its summaries'],
                ] as const
              ).map(([format, title, about]) => (
                <Menu.Item
                  key={format}
                  className={ITEM}
                  // oxlint-disable-next-line jsx-a11y/anchor-has-content
                  render={<a href={pathTo(results, { format })} download={`${file}.${format}`} />}
                >
                  {title} <span className="block text-[0.85em] text-ink-soft">{about}</span>
                </Menu.Item>
              ))}
            <Menu.Item className={ITEM} onClick={saveDesign}>
              Design as JSON{' '}
              <span className="block text-[0.85em] text-ink-soft">POST it, and the same games are played again</span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

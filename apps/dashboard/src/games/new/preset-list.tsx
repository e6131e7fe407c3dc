import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '../../design/button.tsx';
import { PageHead } from '../../design/page.tsx';
import { PresetPictures, PresetPicture } from './preset-pictures.tsx';
import { PRESETS } from '../../game-form/presets.ts';
import { SourceLink } from '../../game-form/sources.tsx';

/** The games to start from: what each is, whose it is, and what one will see. */
export function PresetList() {
  return (
    <>
      <PageHead
        title="New game"
        about="Start from a game that the literature knows, and change whatever you like in it."
        actions={
          <ButtonLink href="/games/new?preset=empty">
            <Pencil aria-hidden className="size-4" /> An empty form
          </ButtonLink>
        }
      />
      <PresetPictures>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(24rem,100%),1fr))] gap-4">
          {PRESETS.map((preset) => (
            <li
              key={preset.id}
              className="relative flex flex-col rounded-lg border border-line bg-panel p-4 has-[a:hover]:border-line-strong"
            >
              <h2>
                <Link
                  href={`/games/new?preset=${preset.id}`}
                  className="after:absolute after:inset-0 after:rounded-lg hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-lamp"
                >
                  {preset.title}
                </Link>
              </h2>
              <PresetPicture preset={preset} />
              <p className="mt-3">{preset.about}</p>
              <p className="mt-2 text-ink-soft">{preset.shows}</p>
              <p className="relative z-10 mt-auto w-fit pt-2">
                <SourceLink source={preset.source} />
              </p>
            </li>
          ))}
        </ul>
      </PresetPictures>
    </>
  );
}

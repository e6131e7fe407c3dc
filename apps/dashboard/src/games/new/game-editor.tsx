'use client';

import type { Game } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../design/button.tsx';
import { PageHead } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { type Catalogue, useRules, useStrategies } from '../../api/catalogues.ts';
import { formOf } from '../../game-form/form.ts';
import { FormPage } from './form-page.tsx';
import { formOfDraft, readDraft } from './read-draft.ts';
import { changedEntries, variantName } from './variant.ts';
import { type Preset, presetOf } from '../../game-form/presets.ts';
import { SourceLink } from '../../game-form/sources.tsx';

/** The form, started from a preset, from another game, or from the draft that it changes. */
export function GameEditor({ preset, from, edit }: { preset?: string; from?: string; edit?: string }) {
  const rules = useRules(),
    strategies = useStrategies();
  if (rules.data === undefined || strategies.data === undefined) {
    const error = rules.error ?? strategies.error;
    return (
      <>
        <PageHead title="New game" />
        {error === null ? <Loading what="the form" className="h-[70dvh]" /> : <Failure error={error} />}
      </>
    );
  }
  const catalogue = { rules: rules.data, strategies: strategies.data };
  return <Start preset={preset} from={from} edit={edit} catalogue={catalogue} />;
}

function Start({
  preset,
  from,
  edit,
  catalogue,
}: {
  preset?: string;
  from?: string;
  edit?: string;
  catalogue: Catalogue;
}) {
  const gameId = edit ?? from;
  if (gameId !== undefined)
    return <FromGame key={gameId} id={gameId} isDraft={edit !== undefined} catalogue={catalogue} />;
  const known = presetOf(preset ?? null);
  return known ? (
    <FromPreset key={known.id} preset={known} catalogue={catalogue} />
  ) : (
    <FromNothing catalogue={catalogue} />
  );
}

function FromPreset({ preset, catalogue }: { preset: Preset; catalogue: Catalogue }) {
  return (
    <FormPage
      start={preset.id}
      initial={formOf(preset.game)}
      title={preset.title}
      about={
        <>
          {preset.about} {preset.shows} <SourceLink source={preset.source} />
        </>
      }
      draft={null}
      catalogue={catalogue}
    />
  );
}

function FromNothing({ catalogue }: { catalogue: Catalogue }) {
  return (
    <FormPage
      start="empty"
      initial={formOf({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 1000 })}
      title="New game"
      about="Every field says what it means, what it may be and what it is when left empty."
      draft={null}
      catalogue={catalogue}
    />
  );
}

/** The newest state of a game: what is edited must not be an old one from the cache. */
function useGame(id: string) {
  return useQuery({
    queryKey: ['new-game', id],
    queryFn: ({ signal }) => readDraft(id, signal),
    staleTime: Infinity,
    gcTime: 0,
  });
}

function FromGame({ id, isDraft, catalogue }: { id: string; isDraft: boolean; catalogue: Catalogue }) {
  const { data, error } = useGame(id);
  const title = isDraft ? 'Change a draft' : 'A variant of a game';
  if (error !== null) {
    return (
      <>
        <PageHead title={title} />
        <Failure error={error} actions={<ButtonLink href="/games/new">Start from a preset</ButtonLink>} />
      </>
    );
  }
  if (data === undefined) {
    return (
      <>
        <PageHead title={title} />
        <Loading what="the game" className="h-96" />
      </>
    );
  }
  const { game } = data;
  if (isDraft && game.status !== 'draft') return <HasBegun game={game} />;
  const form = formOfDraft(data);
  return (
    <FormPage
      start={`${isDraft ? 'edit' : 'from'}-${id}`}
      initial={isDraft ? form : { ...form, name: variantName(game.name) }}
      title={isDraft ? `Change “${game.name}”` : `A variant of “${game.name}”`}
      about={[
        isDraft
          ? 'A draft can still change in everything.'
          : 'It starts from the same configuration and the same seed: what differs comes from what you change.',
        ...changedEntries(data.manifest),
      ].join(' ')}
      draft={isDraft ? game : null}
      catalogue={catalogue}
    />
  );
}

/** In the place of the form of a draft that was played meanwhile. */
function HasBegun({ game: { id, name } }: { game: Game }) {
  return (
    <>
      <PageHead title={name} />
      <Empty
        title="This game has begun"
        actions={
          <>
            <ButtonLink href={`/games/new?from=${id}`} look="main">
              Make a variant of it
            </ButtonLink>
            <ButtonLink href={`/games/${id}`}>Back to the game</ButtonLink>
          </>
        }
      >
        What a game is made of is fixed once it plays: its rounds follow from it. A variant starts from the same
        configuration, and may differ in whatever you like.
      </Empty>
    </>
  );
}

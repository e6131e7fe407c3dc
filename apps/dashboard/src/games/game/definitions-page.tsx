import { PageHead, Panel } from '../../design/page.tsx';
import { type Definition, DEFINITIONS, SECTIONS } from './definitions.ts';
import { DefinitionText } from './term.tsx';

/** All terms and statistics at one place, by the sections of docs/model.md. */
export function DefinitionsPage() {
  const all: [string, Definition][] = Object.entries(DEFINITIONS);
  return (
    <>
      <PageHead
        title="Definitions"
        about="What each word and each number of a game means, with its formula and where it comes from. Statistics that are undefined are shown as a dash."
      />
      <div className="grid grid-cols-1 gap-4">
        {SECTIONS.map((section) => (
          <Panel key={section} title={section}>
            <dl className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
              {all.flatMap(([name, definition]) =>
                definition.section === section ? (
                  <div
                    key={name}
                    id={name}
                    className="scroll-mt-16 target:rounded target:outline-2 target:outline-offset-8 target:outline-lamp"
                  >
                    <dt className="font-bold">
                      {definition.title}
                      {definition.symbol !== undefined && (
                        <span className="ml-2 font-mono font-normal">{definition.symbol}</span>
                      )}
                    </dt>
                    <dd className="max-w-[70ch]">
                      <DefinitionText definition={definition} />
                    </dd>
                  </div>
                ) : (
                  []
                ),
              )}
            </dl>
          </Panel>
        ))}
      </div>
    </>
  );
}

import { PageHead, Panel } from '../../design/page.tsx';
import { DefinitionOf } from './definition-text.tsx';
import { DEFINITIONS, SECTIONS } from './definitions.ts';
import { TERMS, type TermName } from './terms.ts';

/** All terms and statistics at one place, by the sections of docs/model.md. */
export function DefinitionsPage() {
  const all = Object.keys(DEFINITIONS) as TermName[];
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
              {all.flatMap((name) =>
                DEFINITIONS[name].section === section ? (
                  <div
                    key={name}
                    id={name}
                    className="scroll-mt-16 target:rounded target:outline-2 target:outline-offset-8 target:outline-lamp"
                  >
                    <dt className="font-bold">{TERMS[name]}</dt>
                    <dd className="max-w-[70ch]">
                      <DefinitionOf name={name} />
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

import { useState } from 'react';
import { curlOf } from '../../api/shell.ts';
import { Button } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { Panel } from '../../design/page.tsx';
import { farolOf, writeJson } from './commands.ts';
import type { GameRequest } from '../../game-form/form.ts';

const FORMS = { json: 'JSON', curl: 'curl', farol: 'farol run' } as const;
type FormName = keyof typeof FORMS;

/** The same game for programs: as a request, as a curl command, on the command line. */
export function RequestPart({ request }: { request: GameRequest }) {
  const [shown, setShown] = useState<FormName>('json');
  const farol = farolOf(request);
  const text = {
    json: () => writeJson(request),
    curl: () => curlOf('/games', writeJson(request), location.origin),
    farol: () => farol.command,
  }[shown]();
  return (
    <Panel
      title="For programs"
      actions={
        <>
          {(Object.keys(FORMS) as FormName[]).map((name) => (
            <Button
              key={name}
              size="small"
              look={shown === name ? 'plain' : 'quiet'}
              aria-pressed={shown === name}
              onClick={() => setShown(name)}
            >
              {FORMS[name]}
            </Button>
          ))}
          <CopyButton text={text} what={FORMS[shown]} />
        </>
      }
    >
      <pre
        tabIndex={0}
        aria-label={`The game as ${FORMS[shown]}`}
        className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-[0.9em] whitespace-pre-wrap break-words"
      >
        {text}
      </pre>
      {shown === 'farol' && farol.lacks !== null && <p className="mt-2 text-ink-soft">{farol.lacks}</p>}
      {shown === 'farol' && (
        <p className="mt-2 text-ink-soft">
          In a clone of Farol; it plays on this machine without the server.
          {request.seed === undefined && ' Without a seed each game draws its own.'}
        </p>
      )}
    </Panel>
  );
}

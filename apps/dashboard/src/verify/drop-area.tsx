'use client';

import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { CONTROL, Field } from '../design/field.tsx';

/** Far more than the longest manifest. */
const MAX_BYTES = 16_000_000;

interface DropAreaProps {
  onText: (text: string) => void;
  onRefused: (words: string) => void;
}

/** Takes a file that is dropped or chosen, or a link that is pasted. */
export function DropArea({ onText, onRefused }: DropAreaProps) {
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MAX_BYTES) return onRefused('This file is larger than any manifest: it is another one.');
    onText(await file.text());
  };
  return (
    <div className="grid gap-4">
      <FileArea onFile={(file) => void take(file)} />
      <PasteForm onText={onText} />
    </div>
  );
}

function FileArea({ onFile }: { onFile: (file: File | undefined) => void }) {
  const [isOver, setIsOver] = useState(false);
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFile(event.dataTransfer.files[0]);
      }}
      className={`grid cursor-pointer justify-items-center gap-1 rounded-lg border-2 border-dashed px-4 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lamp ${isOver ? 'border-lamp bg-sunken' : 'border-line-strong bg-panel hover:bg-sunken'}`}
    >
      <FileUp aria-hidden className="size-6 text-ink-soft" />
      <b>Drop a file, or choose one</b>
      <span className="max-w-[52ch] text-ink-soft">
        a <code>.farol.json</code>, a game’s manifest from its page or from <code>GET /games/:id/manifest</code>, or
        what <code>farol run --json</code> or <code>--manifest</code> wrote
      </span>
      <input
        type="file"
        accept=".json,application/json"
        className="sr-only"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

function PasteForm({ onText }: Pick<DropAreaProps, 'onText'>) {
  const [pasted, setPasted] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (pasted.trim() !== '') onText(pasted);
      }}
    >
      <Field label="Or paste a link, or the JSON itself">
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
              spellCheck={false}
              placeholder="https://…/verify#…"
              className={`${CONTROL} min-w-0 flex-1 font-mono text-[0.92em]`}
            />
            <Button type="submit">Verify</Button>
          </div>
        )}
      </Field>
    </form>
  );
}

import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../design/button.tsx';

/** Chooses the file of a design. */
export function OpenDesign({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <FileUp aria-hidden className="size-4" />
        Open a design
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onFile(file);
          target.value = '';
        }}
      />
    </>
  );
}

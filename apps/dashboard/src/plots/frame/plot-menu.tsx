'use client';

import { Ellipsis } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Table } from '../figure/csv.ts';
import { saveCsv, savePng, saveSvg } from '../figure/downloads.ts';
import type { Figure } from '../figure/shapes.ts';

interface PlotMenuProps {
  label: string;
  summary: string;
  fileName: string;
  figure: () => Figure;
  table: () => Table;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

/** Saves a plot as a picture or as numbers, or shows its data as a table. */
export function PlotMenu({ label, summary, fileName, figure, table, isTable, onTable }: PlotMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useOutside(root, isOpen, () => setIsOpen(false));
  const choose = (act: () => unknown) => () => {
    setIsOpen(false);
    button.current?.focus();
    act();
  };
  return (
    <div
      ref={root}
      data-screen-only
      className="relative shrink-0"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setIsOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-label={`Save or read: ${label}`}
        title="Save or read"
        onClick={() => setIsOpen(!isOpen)}
        className="rounded p-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <Ellipsis aria-hidden className="size-4" />
      </button>
      {isOpen && (
        <div className="absolute top-full right-0 z-20 mt-1 w-48 rounded-md border border-line-strong bg-panel p-1 shadow-lg">
          <Item onClick={choose(() => void saveSvg(figure(), label, summary, fileName))} hint="print">
            Save as SVG
          </Item>
          <Item onClick={choose(() => void savePng(figure(), fileName))} hint="slides">
            Save as PNG
          </Item>
          <Item onClick={choose(() => saveCsv(table(), fileName))} hint="numbers">
            Save as CSV
          </Item>
          <Item onClick={choose(() => onTable(!isTable))}>{isTable ? 'Hide the table' : 'Show as table'}</Item>
        </div>
      )}
    </div>
  );
}

function Item({ onClick, hint, children }: { onClick: () => void; hint?: string; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-8 w-full items-center justify-between gap-3 rounded px-2 text-left hover:bg-sunken"
    >
      <span>{children}</span>
      {hint !== undefined && <span className="text-[0.85em] text-ink-soft">{hint}</span>}
    </button>
  );
}

/** Calls back when the pointer or the focus goes elsewhere. */
function useOutside(root: RefObject<HTMLElement | null>, isOpen: boolean, onOutside: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: PointerEvent | FocusEvent) => {
      if (!root.current?.contains(event.target as Node)) onOutside();
    };
    document.addEventListener('pointerdown', hear);
    document.addEventListener('focusin', hear);
    return () => {
      document.removeEventListener('pointerdown', hear);
      document.removeEventListener('focusin', hear);
    };
  }, [isOpen]);
}

'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { AttendanceSketch } from './attendance-sketch.tsx';
import { describeAttendance } from './attendance-summary.ts';
import type { Told } from './look-ahead-messages.ts';
import { PRESETS, type Preset } from '../../game-form/presets.ts';

interface Picture {
  attendance: Uint32Array;
  agents: number;
  capacity: number | null;
}

const Pictures = createContext<ReadonlyMap<string, Picture>>(new Map());
const SHOWN_ROUNDS = 120;

/** Plays the first rounds of every preset in a worker, once the page stands, and gives them to its cards. */
export function PresetPictures({ children }: { children: ReactNode }) {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>(new Map());
  useEffect(() => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./look-ahead-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      return;
    }
    const half = new Map<number, { agents: number; capacity: number | null }>();
    const askFor = (ticket: number) => {
      const preset = PRESETS[ticket - 1];
      if (preset) worker.postMessage({ ticket, request: { ...preset.game, seed: '1' }, tempo: null });
      else worker.terminate();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      const { ticket } = data;
      if (data.stage === 'solved' && data.theory) half.set(ticket, data.theory);
      if (
        data.stage !== 'played' ||
        (data.ahead.attendance.length < SHOWN_ROUNDS && data.ahead.roundsPerSecond === null)
      )
        return;
      const known = half.get(ticket);
      if (!known) return;
      half.delete(ticket);
      const picture = { ...known, attendance: data.ahead.attendance.slice(0, SHOWN_ROUNDS) };
      setPictures((before) => new Map(before).set(PRESETS[ticket - 1].id, picture));
      askFor(ticket + 1);
    });
    askFor(1);
    return () => worker.terminate();
  }, []);
  return <Pictures value={pictures}>{children}</Pictures>;
}

/** The first rounds of a preset. */
export function PresetPicture({ preset }: { preset: Preset }) {
  const picture = useContext(Pictures).get(preset.id);
  return (
    <div className="mt-2 h-[72px] rounded bg-sunken/60">
      {picture && (
        <AttendanceSketch
          {...picture}
          label={describeAttendance(picture.attendance, picture.agents, picture.capacity).words}
        />
      )}
    </div>
  );
}

'use client';

import { useState, useSyncExternalStore } from 'react';
import {
  chooseDateStyle,
  currentDateStyle,
  DATE_STYLES,
  type DateStyle,
  formatDate,
  subscribeToDateStyle,
} from '../../design/date-style.ts';
import { SelectField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';

const NAMES: Readonly<Record<DateStyle, string>> = {
  english: 'English',
  iso: 'ISO 8601',
  browser: 'Language of the browser',
};

/** How dates are written in this browser. */
export function DatesPanel() {
  const style = useSyncExternalStore(subscribeToDateStyle, currentDateStyle, () => 'english');
  const [now] = useState(() => new Date());
  return (
    <Panel title="Dates">
      <SelectField
        label="Language of dates"
        hint="Holds for this browser, as the theme does."
        value={style}
        onChange={({ target }) => chooseDateStyle(target.value as DateStyle)}
        options={DATE_STYLES.map((name) => (
          <option key={name} value={name}>
            {NAMES[name]}: {formatDate(now, name)}
          </option>
        ))}
      />
    </Panel>
  );
}

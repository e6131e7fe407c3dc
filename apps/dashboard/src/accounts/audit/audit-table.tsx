import type { AuditEvent } from '@farol/api';
import { formatTime } from '../../design/figures.ts';
import { nameOfDevice } from '../account/device-name.ts';
import { ACTION_WORDS } from './actions.ts';
import type { Person } from './audit-filter.tsx';

const HEAD = 'border-b border-line-strong px-2 py-1.5 text-left font-semibold whitespace-nowrap';
const CELL = 'border-b border-line px-2 py-1.5 align-top';

const BY_WORDS: Readonly<Record<AuditEvent['by'], string>> = {
  session: 'session',
  key: 'API key',
  token: 'token',
  link: 'link',
  command: 'command line',
  none: '–',
};

interface AuditTableProps {
  events: readonly AuditEvent[];
  onPerson: (person: Person) => void;
}

/** Security events: time, person, action, subject, address and credential. */
export function AuditTable({ events, onPerson }: AuditTableProps) {
  return (
    <div
      className="overflow-x-auto rounded-lg border border-line bg-panel"
      tabIndex={0}
      role="region"
      aria-label="Events"
    >
      <table className="w-full border-collapse">
        <thead>
          <tr>
            {['When', 'Who', 'What', 'About', 'From', 'With'].map((title) => (
              <th key={title} scope="col" className={HEAD}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.id} event={event} onPerson={onPerson} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** role: member, to: viewer */
const writeDetail = (detail: AuditEvent['detail']) =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');

function Row({ event, onPerson }: { event: AuditEvent } & Pick<AuditTableProps, 'onPerson'>) {
  const { at, actor, action, subject, detail, address, agent, by } = event;
  const { id, name } = actor;
  const more = writeDetail(detail);
  return (
    <tr>
      <td className={`${CELL} whitespace-nowrap`}>{formatTime(at)}</td>
      <td className={`${CELL} min-w-32 wrap-anywhere`}>
        {id === null ? (
          <span className="text-ink-soft">{name === '' ? 'unknown' : name}</span>
        ) : (
          <button
            type="button"
            title={`Show the events of ${name}`}
            onClick={() => onPerson({ id, name })}
            className="min-h-6 text-left wrap-anywhere underline decoration-line-strong underline-offset-2 hover:text-lamp"
          >
            {name}
          </button>
        )}
      </td>
      <td className={`${CELL} min-w-40`}>{ACTION_WORDS[action]}</td>
      <td className={`${CELL} min-w-48 text-[0.92em] wrap-anywhere`}>
        {more !== '' && <span className="block">{more}</span>}
        {subject !== null && <code className="text-ink-soft">{subject}</code>}
      </td>
      <td className={`${CELL} min-w-32 text-[0.92em] wrap-anywhere`}>
        {address ?? '–'}
        {agent !== null && (
          <span title={agent} className="block text-ink-soft">
            {nameOfDevice(agent)}
          </span>
        )}
      </td>
      <td className={`${CELL} whitespace-nowrap text-[0.92em]`}>{BY_WORDS[by]}</td>
    </tr>
  );
}

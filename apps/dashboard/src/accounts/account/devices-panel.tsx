'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, change, type Answer } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { Button } from '../../design/button.tsx';
import { formatTime } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { say, warn } from '../../shell/notices.tsx';
import { nameOfDevice } from './device-name.ts';

export const DEVICES_KEY = ['account', 'devices'];

type Device = Answer<'GET', '/account/devices'>['devices'][number];

/** The devices that are signed in, and signing out on them. */
export function DevicesPanel() {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: DEVICES_KEY,
    queryFn: ({ signal }) => read('/account/devices', { signal }),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => change('DELETE', '/account/devices/{id}', { params: { id } }),
    onSuccess: () => say('The device is signed out.'),
    onError: (failure) => warn('The device could not be signed out', wordsOf(failure)),
    onSettled: () => client.invalidateQueries({ queryKey: DEVICES_KEY }),
  });
  return (
    <Panel title="Devices">
      {error !== null && <Failure error={error} />}
      {data === undefined && error === null && <Loading what="devices" />}
      {data !== undefined && (
        <ul className="grid gap-3">
          {data.devices.map((device) => (
            <DeviceRow
              key={device.id}
              device={device}
              isPending={revoke.isPending && revoke.variables === device.id}
              onRevoke={() => revoke.mutate(device.id)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface DeviceRowProps {
  device: Device;
  isPending: boolean;
  onRevoke: () => void;
}

export function DeviceRow({ device, isPending, onRevoke }: DeviceRowProps) {
  const { agent, address, isThis, lastSeenAt, createdAt } = device;
  const name = nameOfDevice(agent);
  return (
    <li className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <p className="font-semibold break-words" title={agent}>
          {name}
          {isThis && <span className="font-normal text-good"> (this device)</span>}
        </p>
        <p className="text-[0.92em] break-words text-ink-soft">
          {address ?? 'unknown address'} · last seen {formatTime(lastSeenAt)} · signed in {formatTime(createdAt)}
        </p>
      </div>
      {!isThis && (
        <Button size="small" aria-label={`Sign out on ${name}`} aria-disabled={isPending} onClick={onRevoke}>
          {isPending ? 'Signing out …' : 'Sign out'}
        </Button>
      )}
    </li>
  );
}

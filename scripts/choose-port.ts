import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** The port itself, if nobody listens on it, or a free one for 0. Fails with the error of the attempt. */
export async function choosePort(port: number): Promise<number> {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening');
  const { port: chosen } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return chosen;
}

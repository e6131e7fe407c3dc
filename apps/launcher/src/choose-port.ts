import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** The port itself, or a free one for 0; where another program listens, an error that names the `variable` to set. */
export async function choosePort(port: number, variable = 'PORT'): Promise<number> {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`another program listens on 127.0.0.1:${port}: set ${variable}`, { cause: error });
  });
  const { port: chosen } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return chosen;
}

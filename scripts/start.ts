/** `pnpm start`: Farol on a laptop. */
import '../apps/launcher/src/start.ts';

import type { Manifest } from '@farol/kernel';
import { AGENT_ROUTES, appendAgents, Problem, removeAgents } from '@farol/api';
import type { Tools } from '../tools.ts';
import { readAtOnce } from '../database/connection.ts';
import { findGame, type GameRow, editGame } from '../games/queries.ts';
import { refuseEnded, refuseRunning } from '../games/transitions.ts';
import { answerOnce } from '../http/answer-once.ts';
import { createRouter } from '../http/router.ts';
import { readCheckpoint } from '../series/queries.ts';
import { showAgent, showAllAgents } from './show-agent.ts';

/** The problem while a game's agents cannot change. */
function refuseFixed(game: GameRow): void {
  refuseRunning(game, 'change its agents');
  refuseEnded(game, 'keeps the agents it had');
}

export function agentRoutes({ db, threads }: Tools) {
  const routes = createRouter();

  routes.openapi(AGENT_ROUTES.add, async (c) => {
    const { gameId } = c.req.valid('param');
    return answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), gameId, { lock: true, may: 'own' });
      refuseFixed(game);
      const manifest = appendAgents(game.manifest, c.req.valid('json'), game.rounds_played);
      await editGame(trx, game, { manifest });
      const id = manifest.agents.length - 1;
      return {
        status: 201,
        body: showAgent(manifest, id, game.rounds_played, undefined),
        location: `/games/${gameId}/agents/${id}`,
      };
    });
  });

  routes.openapi(AGENT_ROUTES.list, async (c) => {
    const asked = await readAtOnce(db, async (trx) => {
      const { id, manifest, rounds_played: played } = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      const checkpoint = await readCheckpoint(trx, id, played);
      return { manifest, played, snapshot: checkpoint?.snapshot ?? null };
    });
    const agents = await showAllAgents(threads, asked, c.req.raw.signal);
    return c.json({ agents }, 200);
  });

  routes.openapi(AGENT_ROUTES.remove, async (c) => {
    const { gameId, agentId } = c.req.valid('param');
    return answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), gameId, { lock: true, may: 'own' });
      refuseFixed(game);
      await editGame(trx, game, { manifest: withoutAgents(game, agentId) });
      return { status: 204, body: null };
    });
  });

  return routes;
}

/** The manifest in which these agents leave before the next round. */
function withoutAgents({ manifest, rounds_played: round }: GameRow, agentId: number): Manifest {
  const entry = manifest.agents[agentId];
  // Those of a citation may be yet to join.
  const isInGame = ({ joins, leaves = Infinity }: Manifest['agents'][number]) => leaves > Math.max(round, joins);
  if (!entry || !isInGame(entry)) {
    const present = manifest.agents.flatMap((candidate, id) => (isInGame(candidate) ? [id] : []));
    const others = present.length > 20 ? `${present.slice(0, 20).join(', ')}, …` : present.join(', ') || 'none';
    throw new Problem('not-found', `no agents ${agentId} are in the game; there are: ${others}`);
  }
  return removeAgents(manifest, agentId, round);
}

import { z } from 'zod';
import { agentIdSchema, agentListSchema, agentSchema } from '../agents.ts';
import { gameIdSchema } from '../games.ts';
import { newAgentsSchema } from '../manifest-fields.ts';
import { defineRoute, jsonAnswer, jsonBody } from './route.ts';

const params = z.object({ gameId: gameIdSchema });
const tags = ['agents'];

export const AGENT_ROUTES = {
  add: defineRoute(
    {
      operationId: 'addAgents',
      access: 'play',
      method: 'post',
      path: '/games/{gameId}/agents',
      tags,
      summary: 'Add agents, which play from the next round on',
      request: { params, ...jsonBody(newAgentsSchema) },
      responses: { 201: jsonAnswer(agentSchema, 'The new agents') },
    },
    ['impossible-transition'],
  ),
  list: defineRoute({
    operationId: 'listAgents',
    access: 'read',
    method: 'get',
    path: '/games/{gameId}/agents',
    tags,
    summary: 'List all agents, also those that left, with their attendance and benefit',
    request: { params },
    responses: { 200: jsonAnswer(agentListSchema, 'All agents in the order in which they joined') },
  }),
  remove: defineRoute(
    {
      operationId: 'removeAgents',
      access: 'play',
      method: 'delete',
      path: '/games/{gameId}/agents/{agentId}',
      tags,
      summary: 'Remove agents, which no longer play from the next round on',
      request: { params: params.extend({ agentId: agentIdSchema }) },
      responses: { 204: { description: 'The agents have left' } },
    },
    ['impossible-transition'],
  ),
};

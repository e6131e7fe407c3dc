import { randomUUID } from 'node:crypto';
import { DESIGN, BAR, type LaboratoryOfPeople, type Thing } from './laboratory-of-people.ts';

/** The request of an operation in the authorization table: valid, if not for who sends it. */
export interface Recipe {
  /** The game or experiment that the request is about; default: a game that others only read. */
  thing?: (laboratory: LaboratoryOfPeople) => Promise<Thing>;
  params?: (laboratory: LaboratoryOfPeople, thing: Thing) => Promise<Record<string, string>>;
  query?: string;
  /** The body, or a function that makes another for each request. */
  body?: object | (() => object);
}

type Make = NonNullable<Recipe['thing']>;
type Name = NonNullable<Recipe['params']>;
const newGame: Make = ({ game }) => game();
const newExperiment: Make = ({ experiment }) => experiment();
const own =
  (make: (laboratory: LaboratoryOfPeople) => Promise<string>): Name =>
  async (laboratory) => ({ id: await make(laboratory) });
const share: Name = async (_, { id, shareId }) => ({ id, shareId });
const person = own((laboratory) => laboratory.person());
const token = { token: 'a-token-that-nobody-made' };
const password = 'another walk by the lake 8';
const wrong = { password: 'not the password' };

/** Operations whose request is more than their path with the thing's id. */
export const RECIPES: Record<string, Recipe> = {
  createGame: { body: BAR },
  updateGame: { thing: newGame, body: { name: 'x' } },
  deleteGame: { thing: newGame },
  changeGameStatus: { thing: newGame, body: { action: 'start' } },
  forkGame: { body: { round: 0 } },
  simulateGame: { thing: newGame, body: { rounds: 3 } },
  playRounds: { thing: newGame, body: { count: 1 } },
  readRound: { params: async (_, { id }) => ({ id, round: '1' }) },
  exportRounds: { query: '?format=csv' },
  addAgents: { thing: newGame, body: { strategy: 'always' } },
  removeAgents: { thing: newGame, params: async (_, { id }) => ({ gameId: id, agentId: '0' }) },
  createExperiment: { body: DESIGN },
  previewExperiment: { body: DESIGN },
  readExperiment: { thing: newExperiment },
  changeExperimentStatus: { thing: newExperiment, body: { action: 'start' } },
  deleteExperiment: { thing: newExperiment },
  readResults: { thing: newExperiment },
  listReplicates: { thing: newExperiment },
  makeGame: { thing: newExperiment, body: { cell: 0, replicate: 0 } },
  shareGame: { thing: newGame, body: {} },
  withdrawGameShare: { thing: newGame, params: share },
  readExperimentAccess: { thing: newExperiment },
  shareExperiment: { thing: newExperiment, body: {} },
  withdrawExperimentShare: { thing: newExperiment, params: share },
  openLink: { body: token },
  signIn: { body: { email: 'nobody@example.org', ...wrong } },
  enterCode: { body: { code: '123456' } },
  readInvitation: { body: token },
  acceptInvitation: { body: { ...token, email: 'new@example.org', name: 'New', password } },
  signUp: { body: { email: 'new@example.org', name: 'New' } },
  verifyEmail: { body: { ...token, password } },
  forgotPassword: { body: () => ({ email: `${randomUUID()}@example.org` }) },
  resetPassword: { body: { ...token, password } },
  changeAccount: { body: { name: 'New name' } },
  deleteAccount: { body: wrong },
  changePassword: { body: { current: wrong.password, password } },
  revokeDevice: { params: own((laboratory) => laboratory.deviceOfOwner()) },
  setUpTwoFactor: { body: wrong },
  confirmTwoFactor: { body: { code: '123456' } },
  removeTwoFactor: { body: wrong },
  createKey: { body: { name: 'cli', scope: 'read' } },
  revokeKey: { params: own((laboratory) => laboratory.keyOfOwner()) },
  changePerson: { params: person, body: { role: 'viewer' } },
  deletePerson: { params: person },
  makeResetLink: { params: person },
  invite: { body: { role: 'member' } },
  withdrawInvitation: { params: own((laboratory) => laboratory.invitation()) },
};

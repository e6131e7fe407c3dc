import { z } from 'zod';
import {
  accountIdSchema,
  auditExportQuerySchema,
  auditListSchema,
  auditQuerySchema,
  changePersonSchema,
  createInvitationSchema,
  invitationCreatedSchema,
  invitationListSchema,
  linkSchema,
  listPeopleQuerySchema,
  personListSchema,
  personShownSchema,
} from '../accounts.ts';
import { defineRoute, headerOf, jsonAnswer, jsonBody, ndjsonContent } from './route.ts';

const tags = ['people'];
const params = z.object({ id: accountIdSchema });

/** Routes of administrators. */
export const PEOPLE_ROUTES = {
  list: defineRoute({
    operationId: 'listPeople',
    access: 'admin',
    method: 'get',
    path: '/people',
    tags,
    summary: 'List the accounts, with their limits and use',
    request: { query: listPeopleQuerySchema },
    responses: { 200: jsonAnswer(personListSchema, 'A page of accounts, by name') },
  }),
  change: defineRoute(
    {
      operationId: 'changePerson',
      access: 'admin',
      method: 'patch',
      path: '/people/{id}',
      tags,
      summary: 'Change the role or the limits of an account, block or unblock it',
      request: { params, ...jsonBody(changePersonSchema) },
      responses: { 200: jsonAnswer(personShownSchema, 'The changed account') },
    },
    ['impossible-transition'],
  ),
  remove: defineRoute(
    {
      operationId: 'deletePerson',
      access: 'admin',
      method: 'delete',
      path: '/people/{id}',
      tags,
      summary: 'Delete an account with all its games and experiments',
      request: { params },
      responses: { 204: { description: 'The account and its data are deleted' } },
    },
    ['impossible-transition'],
  ),
  makeResetLink: defineRoute({
    operationId: 'makeResetLink',
    access: 'admin',
    method: 'post',
    path: '/people/{id}/reset-link',
    tags,
    summary: 'Make a link that resets the password of an account, once',
    request: { params },
    responses: { 201: jsonAnswer(linkSchema, 'Give it to the person; it is shown only now') },
  }),
  listInvitations: defineRoute({
    operationId: 'listInvitations',
    access: 'admin',
    method: 'get',
    path: '/invitations',
    tags,
    summary: 'List the invitations that nobody has accepted',
    responses: { 200: jsonAnswer(invitationListSchema, 'The newest first') },
  }),
  invite: defineRoute(
    {
      operationId: 'invite',
      access: 'admin',
      method: 'post',
      path: '/invitations',
      tags,
      summary: 'Invite a person; the link works once, for seven days',
      request: jsonBody(createInvitationSchema),
      responses: { 201: jsonAnswer(invitationCreatedSchema, 'The invitation; its link is shown only now') },
    },
    ['impossible-transition'],
  ),
  withdrawInvitation: defineRoute({
    operationId: 'withdrawInvitation',
    access: 'admin',
    method: 'delete',
    path: '/invitations/{id}',
    tags,
    summary: 'Withdraw an invitation',
    request: { params },
    responses: { 204: { description: 'Its link no longer works' } },
  }),
  audit: defineRoute({
    operationId: 'listAuditEvents',
    access: 'admin',
    method: 'get',
    path: '/audit',
    tags,
    summary: 'Read the log of security events, the newest first',
    request: { query: auditQuerySchema },
    responses: { 200: jsonAnswer(auditListSchema, 'A page of events') },
  }),
  exportAudit: defineRoute({
    operationId: 'exportAuditEvents',
    access: 'admin',
    method: 'get',
    path: '/audit/export',
    tags,
    summary: 'Download the log of security events as NDJSON, the oldest first',
    request: { query: auditExportQuerySchema },
    responses: {
      200: {
        description: 'An event a line',
        headers: { 'Content-Disposition': headerOf('A name for the file') },
        content: ndjsonContent,
      },
    },
  }),
};

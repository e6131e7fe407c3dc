import { DEFAULT_LIMIT, PEOPLE_ROUTES, Problem } from '@farol/api';
import { createRouter } from '../http/router.ts';
import { record } from './audit.ts';
import { listEvents, readEvents } from './audit-log.ts';
import { changePerson } from './change-person.ts';
import { deletePerson } from './delete-person.ts';
import { type Mail, sendInvitation } from './mail.ts';
import { listPeople, showPeople } from './people.ts';
import { findByEmail, findUser } from './queries.ts';
import type { AccountTools } from './account-tools.ts';
import { answerLines } from './stream-lines.ts';
import { issueTicket, type Ticket } from './tickets.ts';

/** People, invitations and the audit log, for administrators. Links are secrets, so no answer is stored. */
export function peopleRoutes(tools: AccountTools, mail: Mail | undefined) {
  const { db, quotas } = tools;
  const routes = createRouter();
  addInvitations(routes, tools, mail);
  addAuditLog(routes, tools);

  routes.openapi(PEOPLE_ROUTES.list, async (c) => {
    const { limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
    const { rows, next } = await listPeople(db, { limit, cursor });
    return c.json({ people: await showPeople(db, quotas, rows), next }, 200);
  });

  routes.openapi(PEOPLE_ROUTES.change, async (c) => {
    const changed = await db.transaction().execute(async (trx) => {
      const { user, events } = await changePerson(trx, c.req.valid('param').id, c.req.valid('json'));
      for (const event of events) await record(trx, c, event);
      return user;
    });
    const [shown] = await showPeople(db, quotas, [changed]);
    return c.json(shown, 200);
  });

  routes.openapi(PEOPLE_ROUTES.remove, async (c) => {
    const { id } = c.req.valid('param');
    const { name } = await findUser(db, id);
    await deletePerson(db, id, (trx) => record(trx, c, { action: 'account-deleted', subject: id, detail: { name } }));
    return c.body(null, 204);
  });

  return routes;
}

type Router = ReturnType<typeof createRouter>;

function addInvitations(routes: Router, { db, settings }: AccountTools, mail: Mail | undefined): void {
  routes.openapi(PEOPLE_ROUTES.makeResetLink, async (c) => {
    const { id } = c.req.valid('param');
    const { ticket, link } = await db.transaction().execute(async (trx) => {
      await findUser(trx, id);
      await record(trx, c, { action: 'password-reset-requested', subject: id });
      return issueTicket(trx, settings.publicOrigin, { purpose: 'reset', userId: id });
    });
    return c.json({ link, expiresAt: ticket.expires_at.toISOString() }, 201);
  });

  routes.openapi(PEOPLE_ROUTES.listInvitations, async (c) => {
    const rows = await db
      .selectFrom('tickets')
      .selectAll()
      .where('purpose', '=', 'invitation')
      .where('expires_at', '>', new Date())
      .orderBy('id', 'desc')
      .execute();
    return c.json({ invitations: rows.map(showInvitation) }, 200);
  });

  routes.openapi(PEOPLE_ROUTES.invite, async (c) => {
    const { email, role } = c.req.valid('json');
    const { ticket, link } = await db.transaction().execute(async (trx) => {
      if (email !== undefined && (await findByEmail(trx, email)))
        throw new Problem('impossible-transition', `${email} has an account: change its role instead`);
      // The log outlasts accounts: it does not name the address.
      const issued = await issueTicket(trx, settings.publicOrigin, { purpose: 'invitation', email, role });
      await record(trx, c, { action: 'invited', subject: issued.ticket.id, detail: { role } });
      return issued;
    });
    const letter = { link, expiresAt: ticket.expires_at, inviter: c.get('viewer').name };
    const isSent = mail !== undefined && email !== undefined && (await sendInvitation(mail, { to: email, ...letter }));
    return c.json({ ...showInvitation(ticket), link, isSent }, 201);
  });

  routes.openapi(PEOPLE_ROUTES.withdrawInvitation, async (c) => {
    const { id } = c.req.valid('param');
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('tickets')
        .where('id', '=', id)
        .where('purpose', '=', 'invitation')
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw new Problem('not-found', `there is no invitation ${id}`);
      await record(trx, c, { action: 'invitation-withdrawn', subject: id });
    });
    return c.body(null, 204);
  });
}

const showInvitation = (ticket: Ticket) => ({
  id: ticket.id,
  email: ticket.email,
  role: ticket.role!,
  createdAt: ticket.created_at.toISOString(),
  expiresAt: ticket.expires_at.toISOString(),
});

function addAuditLog(routes: Router, { db, log }: AccountTools): void {
  routes.openapi(PEOPLE_ROUTES.audit, async (c) => {
    const { limit = DEFAULT_LIMIT, cursor, ...filter } = c.req.valid('query');
    return c.json(await listEvents(db, filter, { limit, cursor }), 200);
  });

  routes.openapi(PEOPLE_ROUTES.exportAudit, async (c) => {
    await record(db, c, { action: 'audit-exported' });
    return answerLines(c, log, 'farol-audit.ndjson', readEvents(db, {}));
  });
}

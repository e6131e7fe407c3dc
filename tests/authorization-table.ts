/**
 * The authorization table. It has a line for each operation of the OpenAPI document, and for the pages beside it.
 *
 * - `ok`: done. `+`: let in, and refused for another reason, such as a wrong password or an unknown link.
 * - `401`: not signed in. `403`: not allowed. `404`: there is no such thing for this client.
 *
 * Columns: `none` sends no credential. `viewer` has the role viewer, and the thing is shared with it for play. `owner`,
 * `view`, `play` and `other` are members: the thing is theirs, shared with them for one of both, or neither. `admin` is
 * an administrator and not the owner. `k:read` and `k:play` are keys of the owner, `k:admin` is one of the
 * administrator's, `jwt` a token of the owner's. `link` has opened a share link of the thing.
 */
export const TABLE = `
operation               none viewer owner view play other admin k:read k:play k:admin jwt link
createGame               401    403    ok   ok   ok    ok    ok    403     ok      ok  ok  401
listGames                401     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
readGame                 401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
updateGame               401    403    ok  403  403   404   404    403     ok     404  ok  401
deleteGame               401    403    ok  403  403   404   404    403     ok     404  ok  401
changeGameStatus         401    403    ok  403   ok   404   404    403     ok     404  ok  401
forkGame                 401    403    ok   ok   ok   404   404    403     ok     404  ok  401
simulateGame             401    403    ok  403   ok   404   404    403     ok     404  ok  401
citeGame                 401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
playRounds               401    403    ok  403   ok   404   404    403     ok     404  ok  401
listRounds               401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
readRound                401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
listenToGame             401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
exportRounds             401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
addAgents                401    403    ok  403  403   404   404    403     ok     404  ok  401
listAgents               401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
removeAgents             401    403    ok  403  403   404   404    403     ok     404  ok  401
readStats                401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
readHistory              401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
readChoices              401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
readDistributions        401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
createExperiment         401    403    ok   ok   ok    ok    ok    403     ok      ok  ok  401
previewExperiment        401    403    ok   ok   ok    ok    ok    403     ok      ok  ok  401
listExperiments          401     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
readExperiment           401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
changeExperimentStatus   401    403    ok  403   ok   404   404    403     ok     404  ok  401
deleteExperiment         401    403    ok  403  403   404   404    403     ok     404  ok  401
readResults              401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
listReplicates           401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
makeGame                 401    403    ok   ok   ok   404   404    403     ok     404  ok  401
readGameAccess           401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
shareGame                401    403    ok  403  403   404   404    403     ok     404  ok  401
withdrawGameShare        401    403    ok  403  403   404   404    403     ok     404  ok  401
readExperimentAccess     401     ok    ok   ok   ok   404   404     ok     ok     404  ok   ok
shareExperiment          401    403    ok  403  403   404   404    403     ok     404  ok  401
withdrawExperimentShare  401    403    ok  403  403   404   404    403     ok     404  ok  401
openLink                   +      +     +    +    +     +     +      +      +       +   +    +
readSession               ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
signIn                     +      +     +    +    +     +     +      +      +       +   +    +
enterCode                  +      +     +    +    +     +     +      +      +       +   +    +
signOut                   ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
signInByProvider         404    404   404  404  404   404   404    404    404     404 404  404
readInvitation             +      +     +    +    +     +     +      +      +       +   +    +
acceptInvitation           +      +     +    +    +     +     +      +      +       +   +    +
signUp                   403    403   403  403  403   403   403    403    403     403 403  403
verifyEmail                +      +     +    +    +     +     +      +      +       +   +    +
forgotPassword            ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
resetPassword              +      +     +    +    +     +     +      +      +       +   +    +
readKeySet                ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
readAccount              401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
changeAccount            401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
deleteAccount            401      +     +    +    +     +     +    403    403     403 403  401
exportAccount            401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
changePassword           401      +     +    +    +     +     +    403    403     403 403  401
listDevices              401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
revokeDevice             401    404    ok  404  404   404   404    403    403     403 403  401
setUpTwoFactor           401      +     +    +    +     +     +    403    403     403 403  401
confirmTwoFactor         401      +     +    +    +     +     +    403    403     403 403  401
removeTwoFactor          401      +     +    +    +     +     +    403    403     403 403  401
listKeys                 401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
createKey                401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
revokeKey                401    404    ok  404  404   404   404    403    403     403 403  401
issueToken               401     ok    ok   ok   ok    ok    ok    403    403     403 403  401
listPeople               401    403   403  403  403   403    ok    403    403      ok 403  401
changePerson             401    403   403  403  403   403    ok    403    403      ok 403  401
deletePerson             401    403   403  403  403   403    ok    403    403      ok 403  401
makeResetLink            401    403   403  403  403   403    ok    403    403      ok 403  401
listInvitations          401    403   403  403  403   403    ok    403    403      ok 403  401
invite                   401    403   403  403  403   403    ok    403    403      ok 403  401
withdrawInvitation       401    403   403  403  403   403    ok    403    403      ok 403  401
listAuditEvents          401    403   403  403  403   403    ok    403    403      ok 403  401
exportAuditEvents        401    403   403  403  403   403    ok    403    403      ok 403  401
listRules                401     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
listStrategies           401     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
readOperations           401    403   403  403  403   403    ok    403    403      ok 403  401
checkHealth               ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
checkReadiness            ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
/openapi.json            401     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
/docs                    401     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
/docs/start.js            ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
/docs/swagger-ui.css      ok     ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
/docs/swagger-ui-bundle.js ok    ok    ok   ok   ok    ok    ok     ok     ok      ok  ok   ok
/metrics                 401    403   403  403  403   403    ok    403    403      ok 403  401
/auth/callback/oidc      404    404   404  404  404   404   404    404    404     404 404  404
`;

const [head, ...lines] = TABLE.trim().split('\n');
export const CLIENTS = head.trim().split(/\s+/).slice(1);

/** Expected answers of each operation, in the order of CLIENTS. */
export const EXPECTED = new Map(
  lines.map((line) => {
    const [operation, ...answers] = line.trim().split(/\s+/);
    return [operation, answers] as const;
  }),
);

/** Operations of the contract that the API does not serve yet. */
export const SERVED_LATER: readonly string[] = [];

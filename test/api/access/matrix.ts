/**
 * Who may do what: every endpoint, for the requester of a ticket, a requester of another organization, a viewer, an
 * agent, a manager and an administrator. `+` is let in, `-` is told that it is not allowed (403), `0` is told that
 * there is no such thing (404). Without a session, with an expired one and with a revoked token the answer is 401
 * everywhere, but at `open` doors. Whoever changes this file changes what the desk shows to whom.
 */
export const callers = ['requester', 'foreign', 'viewer', 'agent', 'manager', 'administrator'] as const
export type CallerName = (typeof callers)[number]

/** The doors for people who are not signed in. */
export const open = ['GET /setup/{token}', 'POST /setup']

export const matrix: Record<string, string> = {
  'GET /me': '++++++',
  'GET /me/sessions': '++++++',
  'DELETE /me/sessions': '++++++',
  'DELETE /me/sessions/{id}': '000000',
  'GET /me/tokens': '++++++',
  'POST /me/tokens': '---+++',
  'DELETE /me/tokens/{id}': '000000',

  'GET /tickets': '++++++',
  'POST /tickets': '++-+++',
  'GET /tickets/{number}': '+0++++',
  'PATCH /tickets/{number}': '-0-+++',
  'GET /tickets/{number}/messages': '+0++++',
  'POST /tickets/{number}/messages': '+0-+++',
  'GET /tickets/{number}/events': '+0++++',
  'GET /tickets/{number}/clocks': '+0++++',
  'GET /tickets/{number}/processes': '--++++',
  'GET /views': '++++++',
  'GET /commands/{id}': '000000',
  'POST /files': '++++++',
  'GET /files/{id}': '+0++++',

  'GET /lifecycles': '++++++',
  'PUT /lifecycles/{kind}': '----++',
  'GET /calendars': '--++++',
  'POST /calendars': '----++',
  'PUT /calendars/{id}': '----++',
  'GET /sla-policies': '--++++',
  'PUT /sla-policies/{id}': '----++',

  'GET /intakes': '---+++',
  'GET /intakes/{id}': '---+++',
  'GET /intakes/{id}/raw': '---+++',
  'POST /intakes/{id}/retry': '---+++',
  'POST /intakes/{id}/release': '---+++',
  'POST /intakes/{id}/discard': '---+++',
  'GET /deliveries': '---+++',
  'GET /deliveries/{id}': '---+++',
  'POST /deliveries/{id}/retry': '---+++',
  'POST /deliveries/{id}/discard': '---+++',

  'GET /people': '--++++',
  'POST /people': '----++',
  'PATCH /people/{id}': '----++',
  'GET /queues': '--++++',

  'GET /security': '-----+',
  'PUT /security': '-----+',
  'GET /people/{id}/sessions': '-----+',
  'DELETE /people/{id}/sessions': '-----+',
  'GET /permissions': '----++',
  'GET /permissions/{name}/people': '----++',
  'GET /roles': '----++',
  'POST /roles': '-----+',
  'PATCH /roles/{key}': '-----+',
  'DELETE /roles/{key}': '-----+',
  'GET /people/{id}/access': '----++',
  'PUT /people/{id}/roles': '----++',
  'GET /delegations': '--++++',
  'POST /delegations': '---+++',
  'DELETE /delegations/{id}': '0000++',
}

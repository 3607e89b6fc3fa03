import { audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import type { Announcer } from '#db/news.ts'
import { writeNotice } from '#db/notices.ts'
import { forgetFailures } from './lockout.ts'

type ResetDeps = { db: Database; publicUrl: string; announcer: Announcer }
type User = { id: string; name: string; email: string }

/** For how long a link with which somebody chooses a new password works, in seconds. */
const linkWorksFor = 3_600

/**
 * New passwords by mail, for the sign-in library: whoever asks for one gets a link at their main address, whether or
 * not they had a password. Using it signs them out everywhere, unlocks the account, and verifies the address.
 */
export function passwordResets({ db, publicUrl, announcer }: ResetDeps) {
  return {
    resetPasswordTokenExpiresIn: linkWorksFor,
    revokeSessionsOnPasswordReset: true,
    async sendResetPassword({ user, token }: { user: User; token: string }): Promise<void> {
      if (!(await isActive(db, user.id))) return
      const link = `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`
      const id = await writeNotice(db, {
        to: user,
        subject: 'A new password',
        body: `Somebody, hopefully you, asked for a new password for ${user.email}.\n\nChoose it here, within an hour:\n${link}\n\nIf it was not you, nothing changes; you need not do anything.`,
      })
      announcer.announce({ type: 'delivery', id, ticket: null })
    },
    async onPasswordReset({ user }: { user: User }): Promise<void> {
      await forgetFailures(db, user.email)
      await db
        .updateTable('person')
        .set({ email_verified: true })
        .where('id', '=', user.id)
        .where('email_verified', '=', false)
        .execute()
      const actor = `${user.name} <${user.email}>`
      await audit(db, { personId: user.id, actor, action: 'password.reset', subject: user.id })
    },
  }
}
export type PasswordResets = ReturnType<typeof passwordResets>

async function isActive(db: Database, id: string): Promise<boolean> {
  const person = await db.selectFrom('person').select('active').where('id', '=', id).executeTakeFirst()
  return person?.active === true
}

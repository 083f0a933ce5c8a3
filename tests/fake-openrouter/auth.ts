import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FakeAccount } from './accounts.ts'
import { type Exchange, sendError, sendJson } from './exchange.ts'

/** Lifetime of a code, which works once. */
const GOOD_FOR_MS = 10 * 60_000

interface Grant {
  readonly challenge: string
  readonly method: string
  readonly at: number
}

/** Sign-in with PKCE (RFC 7636): the consent page, and the exchange of its code for a key. */
export function signInDesk(addAccount: (account: FakeAccount) => void) {
  const grants = new Map<string, Grant>()
  let issued = 0

  return {
    /** `GET /auth` consents at once. Without a callback URL it shows the code. */
    consent(query: URLSearchParams, response: ServerResponse, violate: (fault: string) => void): void {
      const challenge = query.get('code_challenge') ?? ''
      const method = query.get('code_challenge_method') ?? ''
      const back = query.get('callback_url')
      if (!/^[\w-]{43}$/.test(challenge)) violate('sign-in: code_challenge is not a SHA-256 in base64url')
      if (method !== 'S256') violate('sign-in: code_challenge_method is not S256')
      if (back && !/^(https:|http:\/\/(localhost|127\.0\.0\.1))/.test(back))
        violate('sign-in: bad callback_url')
      if (back && !/^[\w-]{22}$/.test(query.get('state') ?? '')) violate('sign-in: no state of 128 bits')
      issued += 1
      const code = `code-${issued}-${challenge.slice(0, 8)}`
      grants.set(code, { challenge, method, at: Date.now() })
      if (!back) {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><code>${code}</code>`)
        return
      }
      const address = new URL(back)
      address.searchParams.set('code', code)
      address.searchParams.set('state', query.get('state') ?? '')
      response.writeHead(302, { Location: address.href }).end()
    },

    /** `POST /auth/keys` */
    async exchange(exchange: Exchange): Promise<void> {
      const { body } = exchange
      const refuse = (status: number, message: string) =>
        sendError(exchange, { status, body: { error: { message, code: status } } })
      const grant = grants.get(String(body.code))
      if (!grant) return refuse(400, 'Invalid code')
      grants.delete(String(body.code))
      if (body.code_challenge_method !== grant.method) return refuse(400, 'Invalid code_challenge_method')
      const digest = createHash('sha256').update(String(body.code_verifier)).digest('base64url')
      if (digest !== grant.challenge) return refuse(403, 'Invalid code or code_verifier')
      if (Date.now() - grant.at > GOOD_FOR_MS) return refuse(403, 'Authorization code expired')
      const key = `sk-or-v1-signed-in-${grant.challenge}`
      addAccount({ key, label: 'Project Maestro', limit: 5 })
      await sendJson(exchange, 'newKey', { key, user_id: 'user_2aFakeAccountOfMaestro' })
    },
  }
}

/** The page's policy; defined by vite.config.ts. */
declare const CONTENT_POLICY: string

/** The headers of serve.mjs and public/_headers, added where the host sends none. */
const headersHere = () => ({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': `${CONTENT_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
})

/**
 * A same-origin response with the headers that isolate the page and bring the policy to workers.
 */
export function withHeaders(answer: Response): Response {
  const headers = new Headers(answer.headers)
  for (const [name, value] of Object.entries(headersHere())) if (!headers.has(name)) headers.set(name, value)
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
}

/** Hash sources (CSP Level 3) of the style and the script that stand within the page. */
export interface WithinPage {
  readonly script: string
  readonly style: string
}

/**
 * The Content Security Policy (CSP Level 3) of the page and its workers. `wasm-unsafe-eval` allows
 * WebAssembly, loopback the user's own model server. The build puts it into the page and `_headers`
 * (offline/build/first-paint.ts); a meta tag does not reach workers, so the service worker adds it
 * to their scripts where the host did not.
 */
export const contentPolicy = ({ script, style }: WithinPage): string =>
  [
    "default-src 'none'",
    `script-src 'self' '${script}' 'wasm-unsafe-eval'`,
    `style-src 'self' '${style}'`,
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self' https://openrouter.ai http://127.0.0.1:* http://localhost:*",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

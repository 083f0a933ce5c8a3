/**
 * The Content Security Policy (CSP Level 3) of the page and its workers. `wasm-unsafe-eval` allows
 * WebAssembly, loopback the user's own model server. vite.config.ts puts it into the page; a meta
 * tag does not reach workers, so the service worker adds it to their scripts where the host did
 * not.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
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

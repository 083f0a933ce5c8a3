import type { IncomingMessage } from 'node:http'

/** The service's lists, recorded on 2026-10-02. Browsers block a request with any other header. */
const ALLOWED_HEADERS =
  'Authorization,User-Agent,X-Api-Key,X-CSRF-Token,X-Requested-With,Accept,Accept-Version,Content-Length,Content-MD5,Content-Type,Date,X-Api-Version,HTTP-Referer,X-Windowai-Title,X-Openrouter-Title,X-Title,X-Openrouter-Categories,X-Openrouter-App-Visibility,X-Session-Id,X-Stainless-Lang,X-Stainless-Package-Version,X-Stainless-OS,X-Stainless-Arch,X-Stainless-Runtime,X-Stainless-Runtime-Version,X-Stainless-Retry-Count,X-Stainless-Timeout,X-Stainless-Helper-Method,Protection-Key,Idempotency-Key,traceparent,tracestate,b3'

export const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET,OPTIONS,PATCH,DELETE,POST,PUT',
  'Access-Control-Allow-Headers': ALLOWED_HEADERS,
  Vary: 'Access-Control-Request-Headers',
}

export const ANSWER_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'X-Generation-Id,X-Provider-Name,request-id,cf-ray',
}

const allowed = new Set(ALLOWED_HEADERS.toLowerCase().split(','))

/**
 * Headers that a browser or Node adds without a preflight. Cookies are absent because none may be
 * sent.
 */
const OWN_ACCORD =
  /^(host|connection|origin|referer|accept-language|accept-encoding|content-language|transfer-encoding|cache-control|pragma|priority|dnt|te|keep-alive|sec-.+|access-control-request-.+)$/

/** The headers of a request, or of a preflight's announced request, that CORS forbids. */
export function headersThatCorsStops(request: IncomingMessage): readonly string[] {
  const announced = request.headers['access-control-request-headers'] ?? ''
  const names = [...Object.keys(request.headers), ...announced.toLowerCase().split(/\s*,\s*/)]
  return names.filter((name) => name !== '' && !allowed.has(name) && !OWN_ACCORD.test(name))
}

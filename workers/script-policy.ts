/**
 * The only Trusted Types policy: scripts and workers come from our own origin, and nothing is
 * evaluated from strings. The page needs it, and each worker that starts another one, because the
 * page's does not reach it.
 */
interface PolicyRules {
  readonly createScriptURL: (url: string) => string
}

interface PolicyFactory {
  readonly defaultPolicy: object | null
  readonly createPolicy: (name: string, rules: PolicyRules) => object
}

/** Does nothing without Trusted Types or where a policy exists. */
export function allowOwnScripts(): void {
  const { trustedTypes } = self as typeof self & { readonly trustedTypes?: PolicyFactory }
  if (!trustedTypes || trustedTypes.defaultPolicy) return
  trustedTypes.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin === location.origin) return url
      throw new TypeError(`Scripts of another origin are not loaded: ${url}`)
    },
  })
}

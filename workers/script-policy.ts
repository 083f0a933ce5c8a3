/**
 * Under Trusted Types a worker that starts another worker needs a policy of its own: the page's does not reach it.
 * This one lets through what the page's Content Security Policy would load anyway, scripts of our own origin.
 */
interface PolicyRules {
  readonly createScriptURL: (url: string) => string
}

interface PolicyFactory {
  readonly defaultPolicy: object | null
  readonly createPolicy: (name: string, rules: PolicyRules) => object
}

/** Does nothing where the browser has no Trusted Types or a policy is there already. */
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

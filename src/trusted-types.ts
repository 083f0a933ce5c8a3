interface TrustedTypePolicies {
  createPolicy(name: 'default', rules: { createScriptURL: (url: string) => string }): unknown
}

/**
 * The page's only Trusted Types policy: scripts and workers come from this origin, and nothing may be made of strings.
 * Imported before everything else, because a worker's URL is checked when it starts.
 */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicies }
trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => {
    if (new URL(url, document.baseURI).origin !== location.origin)
      throw new TypeError(`Refused script: ${url}`)
    return url
  },
})

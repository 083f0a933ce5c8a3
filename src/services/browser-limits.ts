/** What this browser, or this window of it, lacks and what that means; one sentence each. Found by looking for the thing itself. */
export function browserLimits(): readonly string[] {
  const limits: string[] = []
  if (!('serviceWorker' in navigator)) {
    limits.push('This window keeps no copy of the app: it needs the network to start')
  }
  if (!('caches' in window)) {
    limits.push('This window keeps no video tools and no upscaler: they are downloaded at each visit')
  }
  if (!('locks' in navigator)) {
    limits.push('This browser cannot tell that a project is worked on in two tabs: keep it in one')
  }
  if (!('indexedDB' in window)) limits.push('This window keeps no projects: download what you need')
  return limits
}

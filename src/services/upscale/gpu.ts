/**
 * True where a graphics processor answers: one that a browser only imitates in software is slower
 * than WebAssembly. Asked once a visit: browsers write a warning at each question that they answer
 * with no.
 */
export function hasGpu(): Promise<boolean> {
  found ??= lookForGpu().catch(() => false)
  return found
}

let found: Promise<boolean> | undefined

async function lookForGpu(): Promise<boolean> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })
  return Boolean(adapter && !adapter.info.isFallbackAdapter)
}

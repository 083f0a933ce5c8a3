/**
 * True where there is a hardware GPU: a software adapter is slower than WebAssembly. Asked once per
 * visit, because browsers log a warning with each refusal.
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

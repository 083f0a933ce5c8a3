/** True where a graphics processor answers: one that a browser only imitates in software is slower than WebAssembly. */
export async function hasGpu(): Promise<boolean> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })
  return Boolean(adapter && !adapter.info.isFallbackAdapter)
}

/** The browser's own word about its storage for this app. */
export interface Space {
  /** Bytes in use, and bytes that the browser grants in all; 0 where it does not tell. */
  readonly usage: number
  readonly quota: number
  /** The browser has promised not to clear it by itself when the disk runs short. */
  readonly persisted: boolean
}

export async function readSpace(): Promise<Space> {
  const [estimate, persisted] = await Promise.all([
    navigator.storage?.estimate?.() ?? {},
    navigator.storage?.persisted?.() ?? false,
  ])
  return { usage: estimate.usage ?? 0, quota: estimate.quota ?? 0, persisted }
}

/** Asks the browser to keep the data for good; its answer. */
export const askToPersist = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false

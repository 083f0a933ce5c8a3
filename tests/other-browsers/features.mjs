/** Probes the web platform's features. The rest of the matrix comes from the jobs (run.mjs). */
export const lookAtFeatures = (driver) =>
  driver.call(async () => {
    const blobs = await new Promise((resolve) => {
      const open = indexedDB.open('feature-probe')
      open.onupgradeneeded = () => open.result.createObjectStore('blobs')
      open.onerror = () => resolve(false)
      open.onsuccess = () => {
        try {
          const change = open.result.transaction('blobs', 'readwrite')
          change.objectStore('blobs').put(new Blob(['1']), 1)
          change.oncomplete = () => resolve(true)
          change.onabort = () => resolve(false)
        } catch {
          resolve(false)
        }
      }
    })
    return {
      'Blobs in IndexedDB': blobs,
      'Web Locks': 'locks' in navigator,
      'Threads for upscaling': crossOriginIsolated && typeof SharedArrayBuffer === 'function',
      'WebCodecs VideoDecoder': 'VideoDecoder' in globalThis,
      'Trusted Types': 'trustedTypes' in globalThis,
      'Clips opened from the file manager': 'launchQueue' in globalThis,
      'A project mirrored into a folder': 'showDirectoryPicker' in globalThis,
    }
  })

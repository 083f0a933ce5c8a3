/** Starts the browser's download of a file. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download holds the data once it has started; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Hands a file to the browser's download. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data once the click is handled; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

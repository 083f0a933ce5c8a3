/**
 * Frees an array's memory at once; the array is empty afterwards. Else it waits for garbage
 * collection, while what is made next adds to it. A view of a part of a buffer is left alone.
 */
export function freeArray({ buffer, byteLength }: ArrayBufferView): void {
  const isWhole = byteLength > 0 && buffer.byteLength === byteLength
  // Browsers before 2024 lack `transfer` and leave it to the garbage collector.
  if (isWhole && buffer instanceof ArrayBuffer && 'transfer' in buffer) buffer.transfer(0)
}

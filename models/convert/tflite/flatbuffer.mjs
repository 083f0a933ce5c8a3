// Reads FlatBuffers tables (flatbuffers.dev, "FlatBuffer internals"): little-endian, a table's
// fields through its vtable, vectors and strings through offsets relative to where they stand.

const TEXT = new TextDecoder()

/** A table at an address; `field` numbers count from 0 as the schema lists them. */
class Table {
  /** @param {DataView} view @param {number} at the table's address */
  constructor(view, at) {
    this.view = view
    this.at = at
    this.vtable = at - view.getInt32(at, true)
    this.vtableBytes = view.getUint16(this.vtable, true)
  }

  /** The address of a field's value; 0 where the table leaves it out. */
  #place(field) {
    const entry = 4 + 2 * field
    if (entry >= this.vtableBytes) return 0
    const offset = this.view.getUint16(this.vtable + entry, true)
    return offset === 0 ? 0 : this.at + offset
  }

  #follow(field) {
    const place = this.#place(field)
    return place === 0 ? 0 : place + this.view.getUint32(place, true)
  }

  byte(field, absent = 0) {
    const place = this.#place(field)
    return place === 0 ? absent : this.view.getInt8(place)
  }

  int(field, absent = 0) {
    const place = this.#place(field)
    return place === 0 ? absent : this.view.getInt32(place, true)
  }

  table(field) {
    const at = this.#follow(field)
    return at === 0 ? undefined : new Table(this.view, at)
  }

  text(field) {
    const bytes = this.bytes(field)
    return bytes === undefined ? undefined : TEXT.decode(bytes)
  }

  /** A vector of bytes, not copied. */
  bytes(field) {
    const at = this.#follow(field)
    if (at === 0) return undefined
    const { buffer, byteOffset } = this.view
    return new Uint8Array(buffer, byteOffset + at + 4, this.view.getUint32(at, true))
  }

  ints(field) {
    return this.#each(field, 4, (at) => this.view.getInt32(at, true))
  }

  shorts(field) {
    return this.#each(field, 2, (at) => this.view.getUint16(at, true))
  }

  tables(field) {
    return this.#each(field, 4, (at) => new Table(this.view, at + this.view.getUint32(at, true)))
  }

  #each(field, size, read) {
    const at = this.#follow(field)
    if (at === 0) return []
    const length = this.view.getUint32(at, true)
    return Array.from({ length }, (_, i) => read(at + 4 + i * size))
  }
}

/** The root table of a file. @throws Error where the file has another identifier. */
export function rootTable(bytes, identifier) {
  const found = TEXT.decode(bytes.subarray(4, 8))
  if (found !== identifier) throw new Error(`A file begins with "${found}", not "${identifier}".`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Table(view, view.getUint32(0, true))
}

/** A TrueType font with the letters of one script, or some of them. */
export interface FontFile {
  /** Unique: "latin-400", "japanese-12-400" for a slice. */
  readonly name: string
  /** Of a slice, as CSS has it in `unicode-range`. */
  readonly letters?: string
  readonly bold: boolean
  readonly bytes: Uint8Array<ArrayBuffer>
}

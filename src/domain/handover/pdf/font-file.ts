/** A TrueType font with the letters of one script. */
export interface FontFile {
  /** Unique: "latin-400". */
  readonly name: string
  readonly bold: boolean
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A TrueType font with the letters of one script, or some of them. */
export interface FontFile {
  /** Unique: "latin-400", "japanese-12-400" for a slice. */
  readonly name: string
  /** Of a slice, as CSS has it in `unicode-range`. */
  readonly letters?: string
  readonly bold: boolean
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The CSS family of a font: all slices and weights of a script are one. */
export const familyOf = ({ name }: Pick<FontFile, 'name'>): string => `pdf ${name.replace(/(-\d+)+$/, '')}`

/** How CSS describes it, beside its family and its bytes. */
export const faceOf = ({ bold, letters }: FontFile) => ({
  weight: bold ? '700' : '400',
  ...(letters === undefined ? {} : { unicodeRange: letters }),
})

/** The fonts of the system, as CSS lists them. */
export const SYSTEM_FAMILIES = 'system-ui, sans-serif'

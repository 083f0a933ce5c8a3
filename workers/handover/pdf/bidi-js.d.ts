/** Types of the parts of bidi-js that we use; the package has none. */
declare module 'bidi-js' {
  interface Levels {
    /** One for each UTF-16 unit; odd ones run from right to left. */
    readonly levels: Uint8Array
  }

  interface Bidi {
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): Levels
    /** The bracket that faces the other way; null for what has none. */
    getMirroredCharacter(letter: string): string | null
  }

  // biome-ignore lint/style/noDefaultExport: this is how the package exports it.
  export default function bidiFactory(): Bidi
}

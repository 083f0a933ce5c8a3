/** Types of the parts of PDFKit that we use; the package has none. */
declare module 'pdfkit' {
  interface Info {
    readonly Title: string
    readonly Creator: string
    readonly Producer: string
    readonly CreationDate: Date
  }

  interface Options {
    /** Null for none: the standard fonts are not embedded. */
    readonly font: null
    readonly pdfVersion?: '1.7'
    /** Writes the marks of PDF/UA into the metadata. */
    readonly subset?: 'PDF/UA'
    readonly tagged?: boolean
    readonly lang?: string
    readonly displayTitle?: boolean
    readonly autoFirstPage: boolean
    readonly info?: Info
  }

  export interface Structure {
    add(child: Structure | (() => void)): Structure
    end(): void
  }

  export interface StructureOptions {
    readonly alt?: string
    readonly actual?: string
    readonly lang?: string
    readonly scope?: 'Row' | 'Column'
    readonly placement?: 'Block'
    /** Left, top, right and bottom, in points from the upper left corner. */
    readonly bbox?: readonly [number, number, number, number]
  }

  interface TextOptions {
    /** In points. */
    readonly textWidth: number
    readonly wordCount: number
    readonly baseline: 'alphabetic'
    /** Any list has the text shaped as a whole, and not word by word. */
    readonly features: readonly string[]
  }

  /** A font opened by a document. */
  /** A picture as a document has it. */
  export interface OpenImage {
    readonly width: number
    readonly height: number
  }

  export interface OpenFont {
    readonly font: { readonly characterSet: readonly number[] }
    /** At a size in points. */
    widthOfString(text: string, size: number, features: readonly string[]): number
  }

  class PDFDocument {
    constructor(options: Options)
    readonly _font: OpenFont
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): this
    registerFont(name: string, source: Uint8Array): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(width: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    rect(x: number, y: number, width: number, height: number): this
    dash(length: number, options: { readonly space: number }): this
    undash(): this
    stroke(): this
    /** What `text` does with a line; by itself it does not measure what has been measured. */
    _fragment(text: string, x: number, y: number, options: TextOptions): void
    /** A picture that is drawn several times stands in the file once. */
    openImage(source: Uint8Array): OpenImage
    image(
      source: Uint8Array | OpenImage,
      x: number,
      y: number,
      options: { readonly width: number; readonly height: number; readonly ignoreOrientation: true },
    ): this
    struct(type: string, options?: StructureOptions, children?: readonly (() => void)[]): Structure
    addStructure(structure: Structure): this
    markContent(tag: 'Artifact', options: { readonly type: 'Layout' }): this
    /** `actual` is the text as it is read. */
    markContent(tag: 'Span', options: { readonly actual: string }): this
    endMarkedContent(): this
    end(): void
  }

  // biome-ignore lint/style/noDefaultExport: this is how the package exports it.
  export default PDFDocument
}

declare module 'pdfkit/output' {
  export function toBlob(document: import('pdfkit').default): Promise<Blob>
}

/** Types of the parts we use of the stock single-thread core, which has none. */
declare module '@ffmpeg/core' {
  interface Core {
    /** The instance's raw WebAssembly exports. */
    readonly asm: WebAssembly.Exports
    readonly _malloc: (bytes: number) => number
    readonly FS: FileSystem
    exec: (...args: string[]) => number
    ffprobe: (...args: string[]) => number
  }

  interface FileSystem {
    readonly filesystems: { readonly WORKERFS: { readonly stream_ops: StreamOps } }
    readonly analyzePath: (path: string) => { readonly exists: boolean }
    readonly readdir: (path: string) => readonly string[]
    /** A copy of the file's bytes. */
    readonly readFile: (path: string) => Uint8Array<ArrayBuffer>
    readonly unlink: (path: string) => void
  }

  interface StreamOps {
    /** Copies at most `length` bytes of the file into `target`; returns how many. */
    read: (
      stream: { readonly node: { readonly contents: Blob } },
      target: Int8Array,
      offset: number,
      length: number,
      position: number,
    ) => number
  }

  interface CoreOptions {
    readonly mainScriptUrlOrBlob: string
    /**
     * Creates the program's instance and passes it on; otherwise the core would fetch its program.
     */
    readonly instantiateWasm?: (
      imports: WebAssembly.Imports,
      onInstance: (instance: WebAssembly.Instance) => void,
    ) => object
  }

  // biome-ignore lint/style/noDefaultExport: this is how the package exports it.
  export default function createFFmpegCore(options: CoreOptions): Promise<Core>
}

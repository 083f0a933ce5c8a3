/// <reference types="vite/client" />

/** Parts of the File System Access draft that the DOM library lacks; not in every browser. */
interface FilePickerType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

interface Window {
  showSaveFilePicker?: (options: {
    readonly suggestedName: string
    readonly types: readonly FilePickerType[]
  }) => Promise<FileSystemFileHandle>
  showDirectoryPicker?: (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}

interface FileSystemHandle {
  queryPermission?(options: { readonly mode: 'readwrite' }): Promise<PermissionState>
  requestPermission?(options: { readonly mode: 'readwrite' }): Promise<PermissionState>
}

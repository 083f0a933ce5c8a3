type Entries = readonly (readonly [key: IDBValidKey, value: unknown])[]

interface RawDatabase {
  // biome-ignore lint/suspicious/noExplicitAny: what lies on the disk is looked at as it is.
  read(name: string, store: string): Promise<[key: any, value: any][]>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readAll(name: string): Promise<Record<string, [key: any, value: any][]>>
  write(name: string, store: string, entries: Entries): Promise<void>
  remove(name: string, store: string, keys: readonly IDBValidKey[]): Promise<void>
  hold(name: string, stores: readonly string[]): Promise<() => Promise<void>>
  make(name: string, version: number, stores: Readonly<Record<string, Entries>>): Promise<void>
}

declare global {
  var rawDatabase: RawDatabase
}

export function installRawDatabase(): Promise<void>

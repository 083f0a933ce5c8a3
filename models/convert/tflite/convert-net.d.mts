export function convertNet(
  bytes: Uint8Array,
  about: { readonly name: string; readonly licence: string },
): Uint8Array<ArrayBuffer>

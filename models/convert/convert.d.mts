export function convert(net: {
  readonly name: string
  readonly licence: string
  readonly param: string
  readonly weights: Uint8Array
  readonly scale: number
}): Uint8Array<ArrayBuffer>

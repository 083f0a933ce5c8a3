/** A person's logo: it stands at the head of each page. */
export interface Logo {
  /** PNG, at most `LOGO_SIDES` large. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** The pixels that the largest logo needs at 300 an inch: the one on a cover. */
export const LOGO_SIDES = { width: 800, height: 213 } as const

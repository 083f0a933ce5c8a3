/** Where one shot gives way to the next. */
export interface Transition {
  readonly kind: 'cut' | 'dissolve'
  /** Index of the first sample of the new shot. */
  readonly at: number
  /** The samples between which the two shots mix; those of a cut stand next to each other. */
  readonly from: number
  readonly to: number
}

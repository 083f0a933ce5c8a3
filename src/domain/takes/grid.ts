/** The grid that a sheet was asked for. */
export interface Grid {
  readonly rows: number
  readonly columns: number
  /** Width over height of each cell. */
  readonly aspect: number
}

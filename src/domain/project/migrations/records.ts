export type Stored = Readonly<Record<string, unknown>>

/** Changes the records of a list; anything else is left to the schema. */
export const each = (list: unknown, step: (one: Stored) => Stored): unknown =>
  Array.isArray(list) ? list.map((one) => change(one, step)) : list

/** Changes a record; anything else is left to the schema. */
export const change = (value: unknown, step: (one: Stored) => Stored): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? step(value as Stored) : value

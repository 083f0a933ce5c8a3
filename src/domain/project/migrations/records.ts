export type Stored = Readonly<Record<string, unknown>>

/** Changes the records of a list; anything else is left to the schema. */
export const each = (list: unknown, step: (one: Stored) => Stored): unknown =>
  Array.isArray(list) ? list.map((one) => change(one, step)) : list

/** Changes a record; anything else is left to the schema. */
const change = (value: unknown, step: (one: Stored) => Stored): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? step(value as Stored) : value

/** Changes the references of every receipt, on the board and on the shelf. */
export function eachReference(record: Stored, step: (reference: Stored) => Stored): Stored {
  const ofReceipt = (receipt: Stored) => ({ ...receipt, references: each(receipt.references, step) })
  const ofTake = (take: Stored) => ({ ...take, receipt: change(take.receipt, ofReceipt) })
  const ofShot = (shot: Stored) => ({ ...shot, takes: each(shot.takes, ofTake) })
  return { ...record, shots: each(record.shots, ofShot), shelf: each(record.shelf, ofShot) }
}

import { change, each, type Stored } from './records.ts'

/**
 * Version 3 stored the index of the shot that a receipt refers to; version 4 stores its number,
 * such as 12A. Anything but a receipt is passed on for the schema to reject.
 */
export const withNumbersInWords = (record: Stored): Stored => ({
  ...record,
  shots: each(record.shots, withTakes),
  shelf: each(record.shelf, withTakes),
})

const withTakes = (shot: Stored): Stored => ({ ...shot, takes: each(shot.takes, withReceipt) })

const withReceipt = (take: Stored): Stored => ({
  ...take,
  receipt: change(take.receipt, (receipt) => ({
    ...receipt,
    references: each(receipt.references, (reference) =>
      typeof reference.shot === 'number' ? { ...reference, shot: String(reference.shot) } : reference,
    ),
  })),
})

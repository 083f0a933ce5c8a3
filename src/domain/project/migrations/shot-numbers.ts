import { eachReference, type Stored } from './records.ts'

/**
 * Version 3 stored the index of the shot that a receipt refers to; version 4 stores its number,
 * such as 12A. Anything but a receipt is passed on for the schema to reject.
 */
export const withNumbersInWords = (record: Stored): Stored =>
  eachReference(record, (reference) =>
    typeof reference.shot === 'number' ? { ...reference, shot: String(reference.shot) } : reference,
  )

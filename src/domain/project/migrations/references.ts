import { eachReference, type Stored } from './records.ts'

/**
 * Version 1 named the pictures of a receipt in English; version 2 holds their values. A label that
 * version 1 never wrote leaves the role alone. What is no receipt is left to the schema.
 */
export const withReferencesInValues = (record: Stored): Stored => eachReference(record, valuesOf)

function valuesOf({ role, label }: Stored): Stored {
  const [, time, shot, take] = LABEL.exec(String(label)) ?? []
  if (role === 'identity' && time) return { role, time: Number(time) }
  return role === 'continuity' && shot ? { role, shot: Number(shot), take: Number(take) } : { role }
}

const LABEL = /^(?:Frame at ([\d.]+) s|Shot (\d+), take (\d+))$/

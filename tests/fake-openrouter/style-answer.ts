import { isRecord } from './contract.ts'

/** What the imitation's models say of how pictures are made. */
export const STYLE_ANSWER: Readonly<Record<string, string>> = {
  medium: 'ink and wash on rough paper',
  line: 'thin, broken outlines of uneven weight',
  shading: 'two flat tones, no hatching',
  texture: 'visible paper grain',
  colour: 'muted greys with one warm accent',
  light: '',
}

/** The answer with the properties of the requested schema; in any other form all of them. */
export function styleAnswer(schema: unknown): string {
  const asked = isRecord(schema) && isRecord(schema.properties) ? Object.keys(schema.properties) : undefined
  // The service returns keys in its own order.
  const keys = (asked ?? Object.keys(STYLE_ANSWER)).toReversed()
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, STYLE_ANSWER[key] ?? ''])))
}

/** True for a request that asks how pictures are made. */
export const asksForStyle = (body: Readonly<Record<string, unknown>>): boolean =>
  /Say how the .{0,50} (is|are) made/.test(JSON.stringify(body.messages))

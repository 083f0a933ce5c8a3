/** Calls that a job begins with; from there the number follows the service (`in-flight.ts`). */
export const FIRST_AT_ONCE = 8

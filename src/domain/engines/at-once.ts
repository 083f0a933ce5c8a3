/**
 * Calls that a job begins with, which is what a person allows unless they say otherwise; from there
 * the number follows the service (`in-flight.ts`).
 */
export const FIRST_AT_ONCE = 16

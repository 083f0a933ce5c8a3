/**
 * The same values as `now`, with each part of `before` in whose place an equal one stands: who
 * reads only what has not changed finds it unchanged. Parts are compared as JSON.
 */
export function sharedParts<Values extends object>(before: Values, now: Values): Values {
  const shared = { ...now }
  for (const key of Object.keys(now) as (keyof Values)[])
    if (JSON.stringify(before[key]) === JSON.stringify(now[key])) shared[key] = before[key]
  return shared
}

/** Paths from `root` of the unit tests that can share modules. */
export function ruleTests(root: string): string[]
/** Paths from `root` of the unit tests with a database in memory. */
export function databaseTests(root: string): string[]

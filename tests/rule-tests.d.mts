/** Paths from `root` of the unit tests that can share modules. */
export function ruleTests(root: string): string[]

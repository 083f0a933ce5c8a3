export function chromiumPath(options?: { readonly whole?: boolean }): string | undefined

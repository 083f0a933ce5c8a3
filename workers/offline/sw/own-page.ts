/**
 * True for anything but a page, and for a page whose scripts and styles are all of this version. A
 * deployment may happen during the installation, and a host may answer with its own page; a cached
 * one would load scripts that do not exist.
 */
export async function isOwnPage(answer: Response, urls: ReadonlySet<string>): Promise<boolean> {
  if (!/\btext\/html\b/i.test(answer.headers.get('Content-Type') ?? '')) return true
  const page = await answer.clone().text()
  const named = [...page.matchAll(/"\.\/(assets\/[^"]+)"/g)].map(([, url = '']) => url)
  return named.length > 0 && named.every((url) => urls.has(url))
}

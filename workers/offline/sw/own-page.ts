/**
 * True for anything but a page, and for a page whose scripts and styles are all of this version.
 * During the installation a deployment may come in between, and a host may answer with a page of
 * its own: kept, they would start scripts that nobody has.
 */
export async function isOwnPage(answer: Response, urls: ReadonlySet<string>): Promise<boolean> {
  if (!/\btext\/html\b/i.test(answer.headers.get('Content-Type') ?? '')) return true
  const page = await answer.clone().text()
  const named = [...page.matchAll(/"\.\/(assets\/[^"]+)"/g)].map(([, url = '']) => url)
  return named.length > 0 && named.every((url) => urls.has(url))
}

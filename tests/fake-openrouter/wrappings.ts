/** A teal square of 16 × 16 pixels as AVIF, made by ffmpeg (libaom). */
const AVIF =
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAD5bWV0YQAAAAAAAAAvaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAFBpY3R1cmVIYW5kbGVyAAAAAA5waXRtAAAAAAABAAAAHmlsb2MAAAAARAAAAQABAAAAAQAAASEAAAAXAAAAKGlpbmYAAAAAAAEAAAAaaW5mZQIAAAAAAQAAYXYwMUNvbG9yAAAAAGppcHJwAAAAS2lwY28AAAAUaXNwZQAAAAAAAAAQAAAAEAAAABBwaXhpAAAAAAMICAgAAAAMYXYxQ4EADAAAAAATY29scm5jbHgAAgACAAIAAAAAF2lwbWEAAAAAAAAAAQABBAECgwQAAAAfbWRhdAoGGAz/2wCAMg0fAAAAWAAAAACosCog'
/** One pixel. */
const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='
/** The head of a HEIC picture without data: no browser shows it. */
const HEIC = 'AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAAAAA=='

type Items = readonly unknown[]

/**
 * Forms in which a billed picture arrives: the answer's `data`, made from the picture's base64. No
 * browser can show those whose name begins with `lost`; the last ones hold none, or only a URL.
 */
export const WRAPPINGS = {
  avif: () => [{ b64_json: AVIF }],
  gif: () => [{ b64_json: GIF }],
  urlSafe: (png: string) => [{ b64_json: png.replaceAll('+', '-').replaceAll('/', '_') }],
  unpadded: (png: string) => [{ b64_json: png.replace(/=+$/, '') }],
  urlSafeUnpadded: (png: string) => [
    { b64_json: png.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') },
  ],
  lineBreaks: (png: string) => [{ b64_json: png.replace(/.{76}/g, '$&\r\n') }],
  dataUrlInBase64: (png: string) => [{ b64_json: `data:image/png;base64,${png}` }],
  dataUrl: (png: string) => [{ url: `data:image/png;base64,${png}` }],
  dataUrlWithParameter: (png: string) => [{ url: `data:image/png;name=a.png;base64,${png}` }],
  dataUrlEscaped: (png: string) => [{ url: `data:image/png;base64,${encodeURIComponent(png)}` }],
  emptyBesideDataUrl: (png: string) => [{ b64_json: '', url: `data:image/png;base64,${png}` }],
  nullBesideDataUrl: (png: string) => [{ b64_json: null, url: `data:image/png;base64,${png}` }],
  imageUrl: (png: string) => [{ image_url: { url: `data:image/png;base64,${png}` } }],
  secondItem: (png: string) => [{ b64_json: Buffer.from('broken').toString('base64') }, { b64_json: png }],
  besideOddItems: (png: string) => [null, 7, { b64_json: 5 }, { b64_json: png }],
  besideLink: (png: string) => [{ url: 'https://pictures.example/1.png', b64_json: png }],
  lostHeic: () => [{ b64_json: HEIC }],
  lostText: () => [{ b64_json: '!!! not base64 !!!' }],
  lostBesideLink: () => [{ b64_json: HEIC, url: 'https://pictures.example/1.heic' }],
  link: () => [{ url: 'https://pictures.example/1.png?signature=abc' }],
  otherMember: (png: string) => [{ picture: png }],
} as const satisfies Record<string, (png: string) => Items>

export type WrappingName = keyof typeof WRAPPINGS

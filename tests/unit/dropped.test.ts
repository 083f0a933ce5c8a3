import { describe, expect, it } from 'vitest'
import { droppedAddress, droppedFiles } from '../../src/ui/library/dropped.ts'

const carry = (address: string, files: readonly File[] = []) => ({
  files,
  getData: (type: string) => (type === 'text/uri-list' ? address : ''),
})

describe('what is dropped', () => {
  it('is its files, whatever address is with them', () => {
    const file = new File(['x'], 'a.png')
    expect(droppedFiles(carry('file:///a.png', [file]))).toEqual([file])
  })

  it.each([
    ['data:image/png;base64,iVBORw0=', 'image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['data:image/PNG;name=a;base64,iVBORw0%3D', 'image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['data:image/svg+xml,%3Csvg/%3E', 'image/svg+xml', [...new TextEncoder().encode('<svg/>')]],
  ])('is the picture that an address holds: %s', async (address, type, bytes) => {
    const [file] = droppedFiles(carry(address))
    expect(file?.type).toBe(type)
    expect([...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())]).toEqual(bytes)
  })

  it.each([
    'https://example.com/a.png',
    'data:text/html,<b>',
    'data:image/png;base64,%%%',
    'data:image/png;base64,*',
    'data:image/png',
    '',
  ])('is no file at %s', (address) => {
    expect(droppedFiles(carry(address))).toEqual([])
  })

  it('has the first address of a list, and none where there are only words', () => {
    expect(droppedAddress(carry('# of a page\r\nhttps://a.example/1\r\nhttps://a.example/2'))).toBe(
      'https://a.example/1',
    )
    expect(droppedAddress(carry(''))).toBeUndefined()
  })
})

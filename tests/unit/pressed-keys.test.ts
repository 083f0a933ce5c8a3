import { describe, expect, it } from 'vitest'
import { ariaKeys, keySigns, pressed } from '../../src/ui/kit/keys.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const ctrl = (key: string, code: string, shiftKey = false) =>
  pressed({ ...plain, ctrlKey: true, shiftKey, key, code }, false)

describe('what is pressed', () => {
  it.each([
    ['Latin', 'z', 'KeyZ'],
    ['Cyrillic', 'я', 'KeyZ'],
    ['Cyrillic with caps lock', 'Я', 'KeyZ'],
    ['Greek', 'ζ', 'KeyZ'],
    ['Hebrew', 'ז', 'KeyZ'],
    ['Japanese kana', 'つ', 'KeyZ'],
    ['AZERTY, where Z lies in the place of W', 'z', 'KeyW'],
  ])('is the letter, or its place where it is not Latin: %s', (_, key, code) => {
    expect(ctrl(key, code)).toBe('Mod+Z')
    expect(ctrl(key, code, true)).toBe('Mod+Shift+Z')
  })

  it('is no letter by its place where the layout has another there', () => {
    // Dvorak has ; on the Z key, QWERTZ has Y.
    expect(ctrl(';', 'KeyZ')).toBe('Mod+;')
    expect(ctrl('y', 'KeyZ')).toBe('Mod+Y')
  })

  it('is ⌘ with Apple’s keyboards and Ctrl with the others, and not the other one', () => {
    const z = { ...plain, key: 'z', code: 'KeyZ' }
    expect(pressed({ ...z, metaKey: true }, true)).toBe('Mod+Z')
    expect(pressed({ ...z, ctrlKey: true }, true)).toBeUndefined()
    expect(pressed({ ...z, metaKey: true }, false)).toBeUndefined()
    expect(pressed({ ...z, ctrlKey: true, altKey: true }, false)).toBeUndefined()
  })

  it('is nothing while an input method composes, and when a browser fills in a form', () => {
    const z = { ...plain, ctrlKey: true, key: 'z', code: 'KeyZ' }
    expect(pressed({ ...z, isComposing: true }, false)).toBeUndefined()
    expect(pressed({ ...z, keyCode: 229 }, false)).toBeUndefined()
    expect(pressed(plain, false)).toBeUndefined()
  })

  it('has names for people and for assistive technology', () => {
    expect(pressed({ ...plain, shiftKey: true, key: '?', code: 'Slash' }, false)).toBe('?')
    expect(pressed({ ...plain, key: 'F1', code: 'F1' }, true)).toBe('F1')
    expect(keySigns('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(keySigns('Mod+Enter', false)).toEqual(['Ctrl', 'Enter'])
    expect(ariaKeys('Mod+Shift+Z', false)).toBe('Control+Shift+Z')
    expect(ariaKeys('Mod+Z', true)).toBe('Meta+Z')
  })
})

import { expect, it } from 'vitest'
import { firstStyle } from '../../workers/offline/build/first-style.ts'

const PAGE =
  '<html><body><div id="root"><main class="home first-words"><h2>Words</h2></main></div></body></html>'
const style = (css: string) => firstStyle(css, PAGE)

it('keeps what the page shows, and of a list of selectors those that may match', () => {
  const css = '.home,.board{gap:1px}.home h2,#root>.home{margin:0}*,:before{color:red}:root{--a:1}'
  expect(style(css)).toBe('.home{gap:1px}.home h2,#root>.home{margin:0}*,:before{color:red}:root{--a:1}')
})

it('leaves out what only a script brings: other classes, tags, states and what is within others', () => {
  const css =
    '.card{gap:1px}button{gap:1px}.home:hover{gap:1px}html:has(.card){gap:1px}[dir=rtl] .home{gap:1px}.home .card{gap:1px}#other{gap:1px}'
  expect(style(`${css}@font-face{font-family:x}@keyframes breathe{from{opacity:1}}`)).toBe('')
})

it('keeps layers and conditions, names every layer in its order, and drops those that are empty', () => {
  const css =
    '@layer base{h2{margin:0}}@layer kit{.button{gap:1px}}@layer layout.hidden{.x{gap:1px}}@layer layout{@media (height<=24rem){html{gap:1px}.y{gap:1px}}}'
  expect(style(css)).toBe(
    '@layer base,kit,layout.hidden,layout;@layer base{h2{margin:0}}@layer layout{@media (height<=24rem){html{gap:1px}}}',
  )
})

it('knows the theme and the visit, which are set before the first paint', () => {
  const css =
    ':root[data-theme=dark]{--a:1}[data-visit=later] .first-words{display:none}:root[data-x=y]{--a:2}'
  expect(style(css)).toBe(':root[data-theme=dark]{--a:1}[data-visit=later] .first-words{display:none}')
})

it('takes a brace within a text for a letter', () => {
  const css = '.home{content:"}"}.card{content:"{"}h2{margin:0}'
  expect(style(css)).toBe('.home{content:"}"}h2{margin:0}')
})

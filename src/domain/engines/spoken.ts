/** Tags around reasoning, by models and servers that put it into the answer itself. */
const TAG = '(?:seed:)?think(?:ing)?|thoughts?|reasoning|analysis|scratchpad|reflection'

/**
 * Each kind of mark with its own end: HTML-like tags, Mistral's, Kimi's, those of open reasoning
 * models and of Gemma.
 */
const WHOLE =
  /<(seed:think|think(?:ing)?|thoughts?|reasoning|analysis|scratchpad|reflection)>.*?<\/\1>|\[THINK\].*?\[\/THINK\]|◁think▷.*?◁\/think▷|<\|begin_of_thought\|>.*?<\|end_of_thought\|>|<unused94>.*?<unused95>/gis
const START = new RegExp(String.raw`<(?:${TAG})>|\[THINK\]|◁think▷|<\|begin_of_thought\|>|<unused94>`, 'i')
const END = new RegExp(
  String.raw`^.*(?:</(?:${TAG})>|\[/THINK\]|◁/think▷|<\|end_of_thought\|>|<unused95>)`,
  'is',
)
/** What stands around an answer and is none of it. */
const AROUND =
  /<\|(?:begin|end)_of_(?:box|solution)\|>|<\|(?:start|end|return|im_end|endoftext|eot_id)\|>|^\s*<answer>|<\/answer>\s*$/gi
/** The channels of gpt-oss (OpenAI Harmony): only the last one is for the reader. */
const CHANNEL = /<\|channel\|>\s*(\w+).*?<\|message\|>/gis

/**
 * What a model says to the reader: its answer without the reasoning that some write into it, in
 * tags or channels, and without the marks around it. Reasoning that has no end leaves nothing;
 * where only its end is marked (a server's template wrote the start) all before it goes. Other
 * markup is the answer's own and stays.
 */
export function spokenText(answer: string): string {
  const channels = [...answer.matchAll(CHANNEL)]
  if (channels.length > 0) {
    const last = channels.findLast(([, name]) => name === 'final')
    return last ? spokenText(answer.slice(last.index + last[0].length)) : ''
  }
  const open = answer.replace(WHOLE, '').replace(END, '')
  const start = open.search(START)
  return (start < 0 ? open : open.slice(0, start)).replace(AROUND, '').trim()
}

/**
 * The same of an answer that is still arriving: a mark that may have come in part is waited for.
 */
export function spokenSoFar(answer: string): string {
  return spokenText(answer.replace(/(?:<[|/\w:]*|\[\/?[A-Z]*|◁\/?\w*)$/, ''))
}

import { describe, expect, test } from 'vitest'
import { answerText, answerTextSoFar } from '../../src/domain/engines/answer-text.ts'

const ANSWER = 'A woman <b>walks</b> on a quay; 3 < 5, [x].'

describe('what a model says to the reader', () => {
  test.each([
    ['plain', ANSWER],
    ['tags', `<think>Let me look at [1] {2}.\n</think>\n\n${ANSWER}`],
    ['tags in capitals', `<THINK>hm</THINK>${ANSWER}`],
    ['longer tags', `<thinking>hm</thinking>${ANSWER}`],
    ['two thoughts', `<think>a</think><think>b</think>${ANSWER}`],
    ['thoughts in thoughts', `<think>a<think>b</think>c</think>${ANSWER}`],
    ['a thought behind it', `${ANSWER}<think>was that right?</think>`],
    ['a start that a template wrote', `Let me look.\n</think>\n${ANSWER}`],
    ['an answer that thinks on', `${ANSWER}\n<think>and further`],
    ['seed', `<seed:think>hm</seed:think>${ANSWER}`],
    ['Mistral', `[THINK]hm[/THINK]${ANSWER}`],
    ['Kimi', `◁think▷hm◁/think▷${ANSWER}`],
    ['Gemma', `<unused94>thought\nhm<unused95>${ANSWER}`],
    [
      'a solution',
      `<|begin_of_thought|>hm<|end_of_thought|><|begin_of_solution|>${ANSWER}<|end_of_solution|>`,
    ],
    ['a box', `<think>hm</think><|begin_of_box|>${ANSWER}<|end_of_box|>`],
    ['an answer tag', `<think>hm</think><answer>${ANSWER}</answer>`],
    [
      'channels',
      `<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}<|return|>`,
    ],
  ])('%s', (_, text) => {
    expect(answerText(text)).toBe(ANSWER)
  })

  test.each(['<think>Let me look at it for', '<|channel|>analysis<|message|>hm', '[THINK]', ''])(
    '%j is nothing',
    (text) => {
      expect(answerText(text)).toBe('')
    },
  )

  test('never shows a thought while it arrives, nor a mark in part', () => {
    const whole = `<think>Secret thoughts.</think>\n<|begin_of_box|>${ANSWER}<|end_of_box|>`
    const shown = Array.from({ length: whole.length }, (__, i) => answerTextSoFar(whole.slice(0, i + 1)))
    for (const text of shown) expect(ANSWER.startsWith(text), text).toBe(true)
  })
})

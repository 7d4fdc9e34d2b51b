import { readFileSync } from 'node:fs'
import { walk } from 'estree-walker'
import type { Node, Program } from 'estree'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { listNodes, walkCode, walkNodes } from '../../../adapters/shared/instrument-walk.ts'

const MODULES = [
  'react-dom/cjs/react-dom-client.development.js',
  '@vue/runtime-core/dist/runtime-core.esm-bundler.js',
  'solid-js/dist/dev.js',
  'vite/dist/node/chunks/node.js',
]

function parse(path: string): Program {
  const code = readFileSync(`node_modules/${path}`, 'utf8')
  const { program } = parseSync('module.js', code, { sourceType: 'unambiguous' })
  // The parser's own types are those of ESTree, with places.
  return program as unknown as Program
}

it.each(MODULES)('visits every node, in the order in which it stands in the code (%s)', (path) => {
  const program = parse(path)
  const expected: Node[] = []
  const ends: Node[] = []
  walk(program, { enter: (node) => void expected.push(node), leave: (node) => void ends.push(node) })
  const entered: Node[] = []
  const left: Node[] = []
  const walked: Node[] = []
  const list = listNodes([program])
  walkNodes(list, { enter: (node) => void entered.push(node), leave: (node) => void left.push(node) })
  walkCode(program, { enter: (node) => void walked.push(node) })
  const isSame = (one: readonly Node[], other: readonly Node[]) =>
    one.length === other.length && one.every((node, index) => node === other[index])
  expect(isSame(entered, expected)).toBe(true)
  expect(isSame(left, ends)).toBe(true)
  expect(isSame(walked, expected)).toBe(true)
  expect(isSame(list.nodes, expected)).toBe(true)
})

const CODE = 'const a = () => { b(c) }, d = [e]'

const parseCode = () => parseSync('module.js', CODE, { sourceType: 'module' }).program as unknown as Program

it('says what a node stands in', () => {
  const found: string[] = []
  walkNodes(listNodes(parseCode().body), {
    enter(node, ancestors) {
      if (node.type !== 'Identifier') return
      found.push(`${ancestors.map(({ type }) => type).join('>')}>${node.name}`)
    },
  })
  expect(found).toEqual([
    'VariableDeclaration>VariableDeclarator>a',
    'VariableDeclaration>VariableDeclarator>ArrowFunctionExpression>BlockStatement>ExpressionStatement>CallExpression>b',
    'VariableDeclaration>VariableDeclarator>ArrowFunctionExpression>BlockStatement>ExpressionStatement>CallExpression>c',
    'VariableDeclaration>VariableDeclarator>d',
    'VariableDeclaration>VariableDeclarator>ArrayExpression>e',
  ])
})

it('leaves out what is to be skipped', () => {
  const found: string[] = []
  walkCode(parseCode(), {
    enter(node) {
      if (node.type === 'BlockStatement') return 'skip'
      if (node.type === 'Identifier') found.push(node.name)
      return undefined
    },
  })
  expect(found).toEqual(['a', 'd', 'e'])
})

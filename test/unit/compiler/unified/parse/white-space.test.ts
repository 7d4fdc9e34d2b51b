import { expect, it } from 'vitest'
import { print, readValid } from '../support.ts'

const shown = (markup: string): string => {
  const source = `$x! = 1\n<template>${markup}</template>`
  return print(readValid(source).template.children, source)
}

it.each([
  ['a run becomes one space', '<p>a  \t b\n   c</p>', '<p>a b c</p>'],
  ['space between elements of a line stays', '<p><b>a</b> <i>b</i></p>', '<p><b>a</b> <i>b</i></p>'],
  ['a line break between elements vanishes', '<p><b>a</b>\n  <i>b</i></p>', '<p><b>a</b><i>b</i></p>'],
  ['a line break between text and an element is a space', '<p>a\n<i>b</i>\nc</p>', '<p>a <i>b</i> c</p>'],
  ['a line break at the ends of an element vanishes', '<p>\n  a\n</p>', '<p>a</p>'],
  ['a space at the ends of an element stays', '<p> a </p>', '<p> a </p>'],
  ['an expression counts as text', '<p>{$x}\n<b>a</b> {$x}\n{$x}</p>', '<p>{$x} <b>a</b> {$x} {$x}</p>'],
  ['a block counts as an element', '<p>\n{#if $x}\n a\n{/if}\n<b>b</b></p>', '<p>{#if $x}a{/if}<b>b</b></p>'],
  ['space around a block in a text stays', '<p>a {#if $x}b{/if} c</p>', '<p>a {#if $x}b{/if} c</p>'],
  ['a comment counts for nothing', '<p>a <!-- b --> c\n<!-- d -->\n<b>e</b></p>', '<p>a c <b>e</b></p>'],
  ['nothing is kept around the markup', ' \n <p>a</p> ', '<p>a</p>'],
  ['text alone is trimmed', '  a b  ', 'a b'],
  [
    'pre keeps all but its first line break',
    '<pre>\n a\n\n  <b> c </b>\n</pre>',
    '<pre> a\n\n  <b> c </b>\n</pre>',
  ],
  [
    'textarea keeps all but its first line break',
    '<textarea>\n a {$x}\n<b> </textarea>',
    '<textarea> a {$x}\n<b> </textarea>',
  ],
  ['tables drop it', '<table> <tr> <td> a </td> </tr> </table>', '<table><tr><td> a </td></tr></table>'],
  [
    'selects drop it',
    '<select> <option>a</option> <option>b</option> </select>',
    '<select><option>a</option><option>b</option></select>',
  ],
  ['references are no white space', '<p>a&#32; &nbsp; b</p>', '<p>a  \u00A0 b</p>'],
  ['a space without a break is kept in an empty element', '<p> </p>', '<p> </p>'],
  ['Windows line breaks are line breaks where all is kept', '<pre>\r\n a\r\n</pre>', '<pre> a\n</pre>'],
  ['Windows line breaks are line breaks', '<p>\r\n  a\r\n  <b>c</b>\r\n</p>', '<p>a <b>c</b></p>'],
])('%s', (_, markup, expected) => {
  expect(shown(markup)).toBe(expected)
})

import { expect, it } from 'vitest'
import { concernsPage } from '../../../src/orchestrator/full-reload.ts'

it.each([
  ['any page', { path: '*' }, '/', '/cart', true],
  ['any page where nothing is said', {}, '/', '/cart', true],
  [
    'any page for the html of the root, which routers show everywhere',
    { path: '/index.html' },
    '/',
    '/cart',
    true,
  ],
  ['the page of the file', { path: '/cart.html' }, '/', '/cart.html', true],
  ['the page of the file below another base', { path: '/cart.html' }, '/app/', '/app/cart.html', true],
  ['the page of a folder', { path: '/shop/index.html' }, '/', '/shop/', true],
  [
    'the page whose path is encoded',
    { path: '/späte seite.html' },
    '/',
    encodeURI('/späte seite.html'),
    true,
  ],
  ['no other page', { path: '/cart.html' }, '/', '/', false],
  ['no other folder', { path: '/shop/index.html' }, '/', '/cart/', false],
])('reloads %s', (_, payload, base, pathname, expected) => {
  expect(concernsPage(payload, base, pathname)).toBe(expected)
})

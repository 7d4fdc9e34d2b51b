/** @jsxImportSource solid-js */
import { createContext, useContext } from 'solid-js'

export const Theme = createContext('none')

export const ContextReader = () => <em>{useContext(Theme)}</em>

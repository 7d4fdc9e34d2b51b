import { createContext, useContext } from 'react'

export const Theme = createContext('none')

export const ContextReader = () => <em>{useContext(Theme)}</em>

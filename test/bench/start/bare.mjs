import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import solid from 'vite-plugin-solid'

const SOLID_RE = /\.solid\.tsx$/

/** The official plugins alone. */
export const create = () => [
  solid({ include: SOLID_RE }),
  react({ jsxImportSource: 'react', exclude: [/\/node_modules\//, SOLID_RE] }),
  vue(),
  svelte(),
]

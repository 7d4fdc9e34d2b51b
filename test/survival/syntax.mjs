/** How each framework writes what an edit brings. `name` and `value` are source text. */
export const SYNTAX = {
  react: {
    state: (name, value) => `const [${name}] = useState(${value})`,
    read: (name) => name,
    shown: (name) => `{${name}}`,
    moduleExport: (text) => [/$/, `\n${text}\n`],
  },
  vue: {
    state: (name, value) => `const ${name} = ref(${value})`,
    read: (name) => `${name}.value`,
    shown: (name) => `{{ ${name} }}`,
    moduleExport: (text) => ['/* module */', `/* module */\n${text}`],
  },
  svelte: {
    state: (name, value) => `let ${name} = $state(${value})`,
    read: (name) => name,
    shown: (name) => `{${name}}`,
    moduleExport: (text) => ['/* module */', `/* module */\n${text}`],
  },
  solid: {
    state: (name, value) => `const [${name}] = createSignal(${value})`,
    read: (name) => `${name}()`,
    shown: (name) => `{${name}()}`,
    moduleExport: (text) => [/$/, `\n${text}\n`],
  },
}

const declarationOf = (name) =>
  new RegExp(`^.*\\b${name}\\b.*(?:useState|ref|\\$state|createSignal)\\(.*$`, 'm')

/** Puts the declaration of one state variable where that of the other is, and the other way round. */
export function swapDeclarations(text, one, other) {
  const [first] = declarationOf(one).exec(text)
  const [second] = declarationOf(other).exec(text)
  return text.replace(first, '/* first */').replace(second, first).replace('/* first */', second)
}

/** Changes what a state variable is declared with. */
export const withInitialValue = (text, name, value) =>
  text.replace(declarationOf(name), (line) => line.replace(/\((?:[^()]*)\)(?!.*\()/, `(${value})`))

export const withoutLinesOf = (text, name) =>
  text
    .split('\n')
    .filter((line) => !new RegExp(`\\b${name}\\b`).test(line))
    .join('\n')

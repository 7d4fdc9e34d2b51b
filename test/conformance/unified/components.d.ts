declare module 'virtual:unified-components' {
  const components: Record<string, Record<string, () => Promise<{ default: never }>>>
  export default components
}

import type { JournalEntry } from '../shared/protocol.ts'

/** What a file is to an update. */
export type NodeRole = 'changed' | 'importer' | 'boundary' | 'end'

/** One file. */
export interface GraphNode {
  readonly file: string
  readonly role: NodeRole
}

/** Files, and which of them is imported by which. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly (readonly [imported: string, importer: string])[]
}

/** The way that an update took from the changed files to what took it, or to where nothing did. */
export function toGraph({ files, chain, steps, outcome }: JournalEntry): Graph {
  const roles = new Map<string, NodeRole>()
  const edges = new Map<string, readonly [string, string]>()
  const link = (imported: string, importer: string) =>
    imported !== importer && edges.set(`${imported}\n${importer}`, [imported, importer])
  for (const file of files) roles.set(file, 'changed')
  for (const [index, file] of chain.entries()) {
    const isEnd = index === chain.length - 1 && outcome === 'reloaded'
    if (!roles.has(file)) roles.set(file, isEnd ? 'end' : 'importer')
    if (index > 0) link(chain[index - 1]!, file)
  }
  for (const { kind, file } of steps) {
    if (kind !== 'boundary' || file === undefined) continue
    const isOwn = roles.has(file)
    if (roles.get(file) !== 'changed') roles.set(file, 'boundary')
    // Of a boundary it is not told how far it is from what has changed.
    if (!isOwn) for (const changed of files) if (!isBoundary(steps, changed)) link(changed, file)
  }
  return { nodes: [...roles].map(([file, role]) => ({ file, role })), edges: [...edges.values()] }
}

const isBoundary = (steps: JournalEntry['steps'], file: string): boolean =>
  steps.some((step) => step.kind === 'boundary' && step.file === file)

/** Where a node stands: its layer, and its place in it. */
export interface PlacedNode extends GraphNode {
  readonly layer: number
  readonly index: number
}

/** The nodes in layers: each below everything that it imports, as far as there is no circle. */
export function layOut({ nodes, edges }: Graph): readonly (readonly PlacedNode[])[] {
  const layerOf = new Map(nodes.map(({ file }) => [file, 0]))
  // In a graph without circles nothing moves any more after as many rounds as there are nodes.
  for (let round = 0; round < nodes.length; round += 1) {
    for (const [imported, importer] of edges) {
      const next = (layerOf.get(imported) ?? 0) + 1
      if (next > (layerOf.get(importer) ?? 0) && next < nodes.length) layerOf.set(importer, next)
    }
  }
  const layers: PlacedNode[][] = []
  for (const node of nodes) {
    const layer = layerOf.get(node.file) ?? 0
    const row = (layers[layer] ??= [])
    row.push({ ...node, layer, index: row.length })
  }
  // A circle may leave layers empty.
  return layers.filter((row) => row !== undefined && row.length > 0)
}

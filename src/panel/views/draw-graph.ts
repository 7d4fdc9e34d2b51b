import { h, svg, type Child } from '../../shared-ui/element.ts'
import { baseName } from '../format.ts'
import { layOut, type Graph, type NodeRole, type PlacedNode } from '../graph.ts'

const WIDTH = 184
const HEIGHT = 44
const GAP_X = 16
const GAP_Y = 30
const MARGIN = 4
const LABEL_LENGTH = 22

const ROLES: Record<NodeRole, string> = {
  changed: 'changed',
  importer: 'imports it',
  boundary: 'takes the update',
  end: 'nothing takes it',
}

/** A picture of a graph, in layers from the changed files down. Every file in it can be opened. */
export function drawGraph(graph: Graph): Child {
  const layers = layOut(graph)
  const widest = Math.max(...layers.map(({ length }) => length))
  const width = widest * (WIDTH + GAP_X) - GAP_X + 2 * MARGIN
  const height = layers.length * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN
  const places = new Map(
    layers.flatMap((row, layer) =>
      row.map((node, index) => [node.file, placeOf(layer, index, row.length, width)] as const),
    ),
  )
  return h(
    'div',
    { class: 'graph', tabindex: 0, role: 'group', 'aria-label': describe(graph) },
    svg(
      'svg',
      { width, height, viewBox: `0 0 ${width} ${height}`, role: 'presentation' },
      graph.edges.map(([from, to]) => edge(places.get(from), places.get(to))),
      layers.flat().map((node) => drawNode(node, places.get(node.file)!)),
    ),
  )
}

interface Place {
  readonly x: number
  readonly y: number
}

const placeOf = (layer: number, index: number, count: number, width: number): Place => ({
  x: (width - count * (WIDTH + GAP_X) + GAP_X) / 2 + index * (WIDTH + GAP_X),
  y: MARGIN + layer * (HEIGHT + GAP_Y),
})

function edge(from: Place | undefined, to: Place | undefined): Child {
  if (!from || !to) return undefined
  const [x1, y1] = [from.x + WIDTH / 2, from.y + HEIGHT]
  const [x2, y2] = [to.x + WIDTH / 2, to.y - 5]
  const middle = (y1 + y2) / 2
  return [
    svg('path', { class: 'edge', d: `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}` }),
    svg('path', { class: 'tip', d: `M${x2 - 4} ${y2 - 2}L${x2} ${y2 + 3}L${x2 + 4} ${y2 - 2}z` }),
  ]
}

function drawNode({ file, role }: PlacedNode, { x, y }: Place): Child {
  const name = baseName(file)
  const label = name.length > LABEL_LENGTH ? `${name.slice(0, LABEL_LENGTH - 1)}…` : name
  return svg(
    'g',
    {
      class: `node ${role}`,
      role: 'button',
      tabindex: 0,
      'aria-label': `${file}: ${ROLES[role]}. Open in the editor`,
      'data-do': 'open-file',
      'data-arg': file,
    },
    svg('title', {}, file),
    svg('rect', { x, y, width: WIDTH, height: HEIGHT, rx: 9 }),
    svg('text', { class: 'node-name', x: x + 14, y: y + 19 }, label),
    svg('text', { class: 'node-role', x: x + 14, y: y + 34 }, ROLES[role]),
  )
}

/** The picture in words. */
function describe({ nodes, edges }: Graph): string {
  const links = edges.map(([imported, importer]) => `${imported} is imported by ${importer}`)
  return [...nodes.map(({ file, role }) => `${file}: ${ROLES[role]}`), ...links].join('; ')
}

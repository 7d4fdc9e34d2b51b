/** Signals, subscriptions, memory. */
export const TABLES_CSS: string = `
.scroll { overflow-x: auto; border: 1px solid var(--mtm-line); border-radius: var(--mtm-radius); scrollbar-width: thin; }
.filters + .scroll, .lead + .scroll, .filters + .empty { margin-top: 12px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 7px 12px; text-align: start; vertical-align: top; font-weight: inherit; }
thead th { padding-block: 6px; background: var(--mtm-surface); color: var(--mtm-muted); font-size: 12px; font-weight: 550; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--mtm-line); }
.number { width: 1%; text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.fates th[scope='row'] { min-width: 120px; overflow-wrap: anywhere; }
.fates + .button, .scroll + .button.link { margin-top: 8px; }
.count { white-space: nowrap; }
.more { margin-top: 12px; }
.signals { table-layout: fixed; min-width: 300px; }
.signals thead th:nth-child(1) { width: 26%; }
.signals thead th:nth-child(3) { width: 16%; }
.signals thead th:nth-child(4) { width: 22%; }
.signals thead th:nth-child(5) { width: 64px; }
.fold { display: flex; align-items: flex-start; gap: 4px; max-width: 100%; padding: 0; border: 0; background: none; color: inherit; text-align: start; cursor: pointer; }
.fold .icon { margin-inline-start: -4px; padding: 2px; color: var(--mtm-muted); }
.fold[aria-expanded='true'] .icon { rotate: 90deg; }
:host(:dir(rtl)) .fold[aria-expanded='false'] .icon { rotate: 180deg; }
.fold code { min-width: 0; font-weight: 600; overflow-wrap: anywhere; }
.value-line { display: flex; align-items: center; gap: 4px; min-height: 20px; }
.value-line .button { margin: -4px 0; padding: 4px; opacity: 0.75; }
.value-line .button:hover, .value-line .button:focus-visible { opacity: 1; }
.one-line { display: block; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.value { overflow-wrap: anywhere; }
.value.string { color: var(--mtm-good); }
.value.number, .value.boolean { width: auto; color: var(--mtm-accent); text-align: start; }
.value.nothing, .value.other { color: var(--mtm-muted); }
.editor { display: grid; gap: 6px; }
.editor textarea { display: block; font: 12px/1.6 var(--mtm-mono); resize: vertical; }
.editor textarea[aria-invalid] { border-color: var(--mtm-bad); }
.editor-line { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; font-size: 12px; }
.editor-line .button { padding: 1px 10px; }
.problem-text { color: var(--mtm-bad); overflow-wrap: anywhere; }
.unfolded { border-top: 0; }
.unfolded > td { padding: 0 12px 12px 30px; }
.facts { display: grid; gap: 6px; margin: 0; }
.facts > div { display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 12px; }
.facts dt { color: var(--mtm-muted); }
.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.tree ul { margin: 2px 0; padding-inline-start: 16px; list-style: none; border-inline-start: 1px solid var(--mtm-line); }
.tree li { display: flex; gap: 6px; min-width: 0; }
.tree, .tree .value { font: 12px/1.6 var(--mtm-mono); }
.part { color: var(--mtm-muted); }
.part::after { content: ':'; }
.kind { display: inline-block; min-width: 44px; color: var(--mtm-muted); font-size: 12px; }
.grown { background: color-mix(in srgb, var(--mtm-warn) 9%, transparent); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 12px; }
.card { display: grid; gap: 2px; padding: 14px 16px; border: 1px solid var(--mtm-line); border-radius: var(--mtm-radius); background: var(--mtm-raised); }
.card h3 { margin: 0; color: var(--mtm-muted); font-size: 13px; font-weight: 500; }
.figure { font-size: 24px; font-weight: 600; line-height: 1.25; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.sparkline { width: 100%; height: 32px; }
.spark-line { fill: none; stroke: var(--mtm-accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.spark-area { fill: var(--mtm-accent); opacity: 0.12; }
.card .muted { font-size: 12px; }
@container panel (max-width: 700px) {
  .wide { display: none; }
  th, td { padding-inline: 8px; }
  .signals thead th:nth-child(1) { width: 40%; }
  .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
`

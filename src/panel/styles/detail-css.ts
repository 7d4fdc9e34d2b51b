/** What is known of one save. */
export const DETAIL_CSS: string = `
.head { display: grid; gap: 8px; }
.head-line { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
.head-line .button.link { font: 12px/1.6 var(--mtm-mono); }
.head-time { margin-inline-start: auto; color: var(--mtm-muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.sentence { font-size: 17px; font-weight: 600; line-height: 1.4; letter-spacing: -0.005em; overflow-wrap: anywhere; max-width: 70ch; text-wrap: pretty; }
.files { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 0; padding: 0; list-style: none; }
.files li { min-width: 0; max-width: 100%; }
.hint { margin-top: 14px; padding: 10px 14px; border-inline-start: 3px solid var(--mtm-accent); border-radius: 0 8px 8px 0; background: var(--mtm-surface); max-width: 80ch; }
.hint strong { margin-inline-end: 4px; font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 14px; }
.repeats { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 12px; }
.repeats .button { padding: 0 8px; font-size: 12px; font-weight: 450; }
.section { margin-top: 26px; }
.section > h3, .pane-title { margin: 0 0 10px; font-size: 13px; font-weight: 650; }
.pane-title { margin-top: 24px; }
.steps { position: relative; display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
.step { position: relative; display: flex; gap: 10px; }
.step .mark { padding: 2px; margin: 0 -2px; border-radius: 50%; background: var(--mtm-bg); height: 20px; }
.step.depth-1 { margin-inline-start: 22px; }
.step.depth-2 { margin-inline-start: 44px; }
.step.depth-1::before, .step.depth-2::before {
  content: '';
  position: absolute;
  inset: -8px auto auto -15px;
  width: 10px;
  height: 18px;
  border: solid var(--mtm-line);
  border-width: 0 0 1px 1px;
  border-end-start-radius: 6px;
}
:host(:dir(rtl)) .step::before { transform: scaleX(-1); }
.step-text { display: flex; flex-wrap: wrap; gap: 0 12px; min-width: 0; overflow-wrap: anywhere; }
.step-text .button.link { font: 12px/1.65 var(--mtm-mono); }
.graph { overflow: auto; padding: 2px; scrollbar-width: thin; }
.graph svg { display: block; }
.edge { fill: none; stroke: var(--mtm-muted); stroke-width: 1.25; opacity: 0.7; }
.tip { fill: var(--mtm-muted); }
.node { cursor: pointer; outline: none; --tone: var(--mtm-line); }
.node rect { fill: var(--mtm-surface); stroke: var(--tone); stroke-width: 1.25; }
.node:hover rect { stroke: var(--mtm-muted); }
.node:focus-visible rect { stroke: var(--mtm-accent); stroke-width: 2.5; }
.node.changed { --tone: var(--mtm-accent); }
.node.boundary { --tone: var(--mtm-good); }
.node.end { --tone: var(--mtm-warn); }
.node-name { fill: var(--mtm-text); font: 600 12px var(--mtm-mono); }
.node-role { fill: var(--mtm-muted); font: 11px var(--mtm-font); }
.bar { display: block; width: 100%; max-width: 640px; height: 12px; border-radius: 4px; }
.phases { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 10px 0 0; }
.phases > div { display: flex; align-items: baseline; gap: 6px; }
.phases dt { display: inline-flex; align-items: center; gap: 6px; color: var(--mtm-muted); }
.phases dd { margin: 0; font-variant-numeric: tabular-nums; }
.phases-total { font-weight: 600; }
.phases-total dt { color: inherit; }
.swatch { width: 9px; height: 9px; border-radius: 3px; background: var(--phase); }
.bar rect { fill: var(--phase); }
.phase-watch { --phase: color-mix(in srgb, var(--mtm-muted) 55%, var(--mtm-bg)); }
.phase-prepare { --phase: var(--mtm-accent); }
.phase-send { --phase: color-mix(in srgb, var(--mtm-accent) 45%, var(--mtm-bg)); }
.phase-apply { --phase: var(--mtm-good); }
.phase-verify { --phase: color-mix(in srgb, var(--mtm-good) 50%, var(--mtm-bg)); }
.phase-paint { --phase: var(--mtm-warn); }
.problems { display: grid; gap: 14px; margin: 0; padding: 0; list-style: none; }
.problem { display: grid; gap: 6px; justify-items: start; min-width: 0; }
.problem-message { overflow-wrap: anywhere; white-space: pre-wrap; max-width: 80ch; }
.problem-hint { color: var(--mtm-muted); max-width: 80ch; }
.frame { width: 100%; margin: 0; padding: 10px 12px; border: 1px solid var(--mtm-line); border-radius: 8px; background: var(--mtm-surface); overflow: auto; white-space: pre; tab-size: 2; }
.kept { margin-top: 10px; }
.kept summary, .tree summary { color: var(--mtm-muted); cursor: pointer; }
.kept ul { columns: 220px; margin: 8px 0 0; padding-inline-start: 18px; overflow-wrap: anywhere; }
.prose { max-width: calc(72ch + 56px); }
.prose h4 { margin: 20px 0 4px; font-size: 13px; font-weight: 650; }
.prose code, .hint code, .problem-hint code, .empty code { padding: 1px 5px; border-radius: 5px; background: var(--mtm-surface); }
.code-title { margin: 0; font: 600 17px/1.4 var(--mtm-mono); }
@media (forced-colors: active) {
  .node rect { fill: Canvas; stroke: CanvasText; }
  .node:focus-visible rect { stroke: Highlight; }
  .node text { fill: CanvasText; }
  .bar rect, .swatch { forced-color-adjust: none; }
}
`

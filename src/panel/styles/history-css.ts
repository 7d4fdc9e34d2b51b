/** A list beside what is chosen in it. */
export const HISTORY_CSS: string = `
.split { display: grid; grid-template-columns: minmax(280px, 38%) 1fr; height: 100%; }
.master { display: flex; flex-direction: column; min-width: 0; min-height: 0; border-inline-end: 1px solid var(--mtm-line); }
.master .filters { padding: 10px 12px; border-bottom: 1px solid var(--mtm-line); flex-wrap: nowrap; }
.saves, .codes { flex: 1; min-height: 0; margin: 0; padding: 6px; overflow: auto; list-style: none; scrollbar-width: thin; scrollbar-color: var(--mtm-line) transparent; }
.save {
  position: relative;
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  gap: 2px 10px;
  padding: 8px 10px;
  border-radius: 8px;
  cursor: pointer;
}
.save .mark { padding-top: 2px; }
.save:hover { background: var(--mtm-surface); }
.save[aria-selected='true'] { background: var(--mtm-surface); box-shadow: inset 0 0 0 1px var(--mtm-line); }
.save[aria-selected='true']::before { content: ''; position: absolute; inset: 8px auto 8px 0; width: 3px; border-radius: 2px; background: var(--mtm-accent); }
.saves:focus-visible .save[aria-selected='true'] { box-shadow: inset 0 0 0 2px var(--mtm-accent); }
.save-text { display: grid; gap: 2px; min-width: 0; }
.save-sentence { display: -webkit-box; overflow: hidden; overflow-wrap: anywhere; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.save-about { display: flex; align-items: center; gap: 10px; min-width: 0; color: var(--mtm-muted); }
.save-about .badge { flex: none; line-height: 16px; }
.save-about .chips { flex: none; flex-wrap: nowrap; }
.save-files { min-width: 0; }
.save-files { overflow: hidden; font: 12px/1.6 var(--mtm-mono); text-overflow: ellipsis; white-space: nowrap; }
.save-time { display: grid; align-content: start; justify-items: end; color: var(--mtm-muted); font-size: 12px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.save-ms { color: var(--mtm-text); font-size: 13px; }
.codes button { width: 100%; padding: 5px 10px; border: 0; border-radius: 8px; background: none; color: var(--mtm-text); font: 12px/1.6 var(--mtm-mono); text-align: start; cursor: pointer; }
.codes button:hover { background: var(--mtm-surface); }
.codes button[aria-current] { background: var(--mtm-surface); color: var(--mtm-accent); font-weight: 600; }
.detail { min-width: 0; min-height: 0; padding: 16px 20px 32px; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--mtm-line) transparent; }
:host([data-mode='page']) .detail { padding: 20px 28px 48px; }
.detail-back { display: none; margin-bottom: 12px; }
@container panel (max-width: 700px) {
  .split { grid-template-columns: minmax(0, 1fr); }
  .master { border: 0; }
  .split > .detail { display: none; }
  .split.is-chosen > .master { display: none; }
  .split.is-chosen > .detail { display: block; }
  .detail-back { display: block; }
  .detail, :host([data-mode='page']) .detail { padding: 14px 16px 32px; }
}
@media (forced-colors: active) {
  .save[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
}
`

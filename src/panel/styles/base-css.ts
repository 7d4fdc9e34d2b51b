/** What all views have: buttons, badges, fields, text. */
export const BASE_CSS: string = `
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.muted { color: var(--mtm-muted); }
.icon { width: 16px; height: 16px; flex: none; fill: none; stroke: currentcolor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
code, pre, .mono { font: 12px/1.55 var(--mtm-mono); }
p { margin: 0; }
:focus-visible { outline: 2px solid var(--mtm-accent); outline-offset: 2px; border-radius: 6px; }
.body:focus-visible, .detail:focus-visible, .saves:focus-visible, .scroll:focus-visible { outline-offset: -2px; }
.button {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  padding: 4px 10px;
  border: 1px solid var(--mtm-line);
  border-radius: 8px;
  background: var(--mtm-raised);
  color: var(--mtm-text);
  font: inherit;
  font-weight: 500;
  line-height: 20px;
  cursor: pointer;
}
.button:hover { border-color: var(--mtm-muted); }
.button[aria-disabled='true'] { color: var(--mtm-muted); background: none; border-style: dashed; cursor: not-allowed; }
.button[aria-pressed='true'] { border-color: var(--mtm-accent); color: var(--mtm-accent); }
.button.primary { border-color: transparent; background: var(--mtm-accent); color: var(--mtm-on-accent); }
.button.icon { padding: 5px; border-color: transparent; background: none; color: var(--mtm-muted); width: auto; height: auto; }
.button.icon:hover { color: var(--mtm-text); background: var(--mtm-surface); }
.button.link { padding: 0; border: 0; border-radius: 3px; background: none; color: var(--mtm-accent); text-decoration: underline; text-decoration-color: transparent; text-underline-offset: 3px; }
.button.link:hover { text-decoration-color: currentcolor; }
.controls .button { border-color: transparent; background: none; }
.controls .button:hover { background: var(--mtm-surface); }
.badge {
  display: inline-flex;
  align-items: center;
  gap: 4px;
  max-width: 100%;
  padding: 0 7px;
  border: 1px solid var(--mtm-line);
  border-radius: 999px;
  background: var(--mtm-surface);
  color: var(--tone);
  font-size: 12px;
  font-weight: 550;
  line-height: 20px;
  white-space: nowrap;
}
.badge .icon { width: 14px; height: 14px; }
.good { --tone: var(--mtm-good); }
.warn { --tone: var(--mtm-warn); }
.bad { --tone: var(--mtm-bad); }
.muted { --tone: var(--mtm-muted); }
.accent { --tone: var(--mtm-accent); }
.badge.muted { font-weight: 450; }
.mark { display: inline-flex; flex: none; color: var(--tone); }
.chips, .people { display: inline-flex; flex-wrap: wrap; gap: 4px 8px; min-width: 0; }
.people .badge { overflow: hidden; text-overflow: ellipsis; display: inline-block; }
.chip { display: inline-flex; align-items: center; gap: 5px; font-size: 12px; font-weight: 550; color: var(--chip, var(--mtm-muted)); }
.chip::before { content: ''; width: 7px; height: 7px; border-radius: 2px; background: currentcolor; }
.chip.react { --chip: var(--mtm-react); }
.chip.vue { --chip: var(--mtm-vue); }
.chip.svelte { --chip: var(--mtm-svelte); }
.chip.solid { --chip: var(--mtm-solid); }
.file { display: inline-flex; max-width: 100%; padding: 0; border: 0; border-radius: 3px; background: none; color: var(--mtm-text); font: 12px/1.6 var(--mtm-mono); text-align: start; cursor: pointer; }
.file .folder { overflow: hidden; color: var(--mtm-muted); text-overflow: ellipsis; white-space: nowrap; }
.file .name { flex: none; max-width: 100%; overflow-wrap: anywhere; }
.file:hover .name { text-decoration: underline; text-underline-offset: 3px; }
.search { position: relative; display: flex; flex: 1 1 140px; min-width: 0; max-width: 420px; }
.search .icon { position: absolute; inset: 8px auto auto 9px; color: var(--mtm-muted); pointer-events: none; }
.search input, select, textarea {
  width: 100%;
  min-width: 0;
  padding: 5px 10px;
  border: 1px solid var(--mtm-line);
  border-radius: 8px;
  background: var(--mtm-raised);
  color: var(--mtm-text);
  font: inherit;
  line-height: 20px;
}
.search input { padding-inline-start: 32px; appearance: none; }
.search input::placeholder { color: var(--mtm-muted); opacity: 1; }
.search input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: -1px; border-radius: 8px; }
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.select { display: flex; flex: 0 1 auto; }
.empty { display: grid; place-content: center; gap: 4px; min-height: 160px; max-width: 44ch; margin: 0 auto; padding: 24px; color: var(--mtm-muted); text-align: center; text-wrap: balance; }
.empty-title { color: var(--mtm-text); font-size: 15px; font-weight: 600; }
.loading { padding: 24px; color: var(--mtm-muted); text-align: center; }
.lead { margin: 0 0 12px; }
::selection { background: color-mix(in srgb, var(--mtm-accent) 30%, transparent); }
@media (prefers-reduced-motion: no-preference) {
  .button, .tabs button, .save { transition: background-color 0.12s, border-color 0.12s, color 0.12s; }
}
@media (forced-colors: active) {
  .button[aria-disabled='true'] { color: GrayText; }
  .chip::before { forced-color-adjust: none; background: CanvasText; }
}
`

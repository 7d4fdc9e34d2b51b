/** The panel as a whole: where it is, its head and its tabs. */
export const FRAME_CSS: string = `
:host {
  all: initial;
  display: block;
  font: 13px/1.5 var(--mtm-font);
  color: var(--mtm-text);
  direction: inherit;
  text-align: start;
}
:host([hidden]) { display: none; }
:host([data-mode='page']) { position: fixed; inset: 0; }
:host([data-mode='dock']) {
  position: fixed;
  z-index: 2147483000;
  box-shadow: 0 0 0 1px var(--mtm-line), 0 -12px 40px rgb(12 8 28 / 18%);
}
:host([data-side='bottom']) { inset: auto 0 0; height: max(200px, var(--size)); }
:host([data-side='right']) { inset: 0 0 0 auto; width: min(100%, max(320px, var(--size))); }
@media print { :host { display: none; } }
*, *::before, *::after { box-sizing: border-box; }
.panel {
  display: flex;
  flex-direction: column;
  height: 100%;
  background: var(--mtm-bg);
  container: panel / inline-size;
  overflow: hidden;
}
.handle { position: absolute; z-index: 1; touch-action: none; }
:host([data-side='bottom']) .handle { inset: -4px 0 auto; height: 8px; cursor: ns-resize; }
:host([data-side='right']) .handle { inset: 0 auto 0 -4px; width: 8px; cursor: ew-resize; }
.handle::after { content: ''; position: absolute; inset: 3px; border-radius: 2px; }
.handle:hover::after, .handle:focus-visible::after { background: var(--mtm-accent); }
.top {
  display: flex;
  flex: none;
  align-items: center;
  justify-content: space-between;
  gap: 8px 16px;
  padding: 10px 16px 6px;
}
:host([data-mode='page']) .top { padding: 16px 24px 8px; }
.brand, .controls { display: flex; align-items: center; gap: 8px; min-width: 0; }
.controls { gap: 4px; flex: none; }
.logo { width: 22px; height: 22px; flex: none; }
.logo-back { fill: var(--mtm-accent); }
.logo-front { fill: none; stroke: var(--mtm-on-accent); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.wordmark { margin: 0; font-size: 15px; font-weight: 650; letter-spacing: -0.01em; }
.connection { display: inline-flex; align-items: center; gap: 6px; margin-inline-start: 8px; color: var(--mtm-muted); white-space: nowrap; }
.light { width: 8px; height: 8px; border-radius: 50%; background: var(--mtm-warn); }
.connected .light { background: var(--mtm-good); }
.disconnected .light { background: var(--mtm-bad); }
.disconnected { color: var(--mtm-bad); }
.pages select { max-width: 180px; }
.tabs {
  display: flex;
  flex: none;
  gap: 4px;
  padding: 0 12px;
  border-bottom: 1px solid var(--mtm-line);
  overflow-x: auto;
  scrollbar-width: none;
}
:host([data-mode='page']) .tabs { padding: 0 20px; }
.tabs button {
  position: relative;
  flex: none;
  padding: 8px 10px 10px;
  border: 0;
  border-radius: 8px 8px 0 0;
  background: none;
  color: var(--mtm-muted);
  font: inherit;
  font-weight: 500;
  cursor: pointer;
}
.tabs button:focus-visible { outline-offset: -3px; border-radius: 8px; }
.tabs button:hover { color: var(--mtm-text); }
.tabs button[aria-selected='true'] { color: var(--mtm-accent); }
.tabs button[aria-selected='true']::after {
  content: '';
  position: absolute;
  inset: auto 10px -1px;
  height: 2px;
  border-radius: 2px 2px 0 0;
  background: var(--mtm-accent);
}
.news { flex: none; }
.notice {
  display: flex;
  align-items: center;
  gap: 8px;
  margin: 0;
  padding: 6px 16px;
  border-bottom: 1px solid var(--mtm-line);
  background: var(--mtm-surface);
}
.notice::before { content: ''; width: 3px; align-self: stretch; border-radius: 2px; background: var(--tone); }
.notice.good { --tone: var(--mtm-good); }
.notice.warn { --tone: var(--mtm-warn); }
.notice.bad { --tone: var(--mtm-bad); }
.notice .icon-button { margin-inline-start: auto; }
.body { flex: 1; min-height: 0; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--mtm-line) transparent; }
.pane { padding: 16px; }
:host([data-mode='page']) .pane { padding: 20px 24px 40px; max-width: 1200px; }
@container panel (max-width: 700px) {
  .controls .button.plain > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .controls .button.plain { padding: 6px; }
}
@container panel (max-width: 480px) {
  .connection-text, .pages { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .top, :host([data-mode='page']) .top { padding: 10px 12px 6px; }
  .tabs, :host([data-mode='page']) .tabs { padding: 0 4px; gap: 0; }
  .tabs button { padding-inline: 8px; }
  .pane, :host([data-mode='page']) .pane { padding: 12px; }
}
@media (forced-colors: active) {
  .tabs button[aria-selected='true']::after, .light, .notice::before { forced-color-adjust: none; background: Highlight; }
  .disconnected .light { background: GrayText; }
}
`

/** The look of the toasts. */
export const TOAST_CSS: string = `
:host {
  all: initial !important; display: contents !important; direction: ltr !important;
  color-scheme: var(--metamon-color-scheme, light dark) !important;
}
p { margin: 0; overflow-wrap: anywhere; }
[popover] {
  margin: 0; padding: 0; border: 0; background: none; overflow: visible; pointer-events: none;
  font: 13px/1.5 var(--mtm-font); color: var(--mtm-text);
}
.notes { inset: auto var(--mtm-beside, 20px) var(--mtm-below, 20px) auto; max-width: min(400px, calc(100vw - 40px)); }
.good, .warn, .progress p {
  position: relative; padding: 10px 16px 10px 38px; margin-top: 8px; pointer-events: auto;
  border: 1px solid var(--mtm-line); border-radius: 12px; background: var(--mtm-bg);
  box-shadow: 0 8px 28px -8px rgb(10 5 30 / .3);
}
.good::before, .warn::before { content: '✓' / ''; position: absolute; left: 16px; font-weight: 700; color: var(--mtm-good); }
.warn::before { content: '!' / ''; color: var(--mtm-warn); }
.names { color: var(--mtm-warn); font: 12px/1.8 var(--mtm-mono); }
.more { color: var(--mtm-muted); }
.menu {
  position: absolute; right: 8px; bottom: calc(100% - 10px); padding: 2px; white-space: nowrap; opacity: 0;
  border: 1px solid var(--mtm-line); border-radius: 8px; background: var(--mtm-raised);
}
:hover > .menu, .menu:focus-within { opacity: 1; }
button {
  padding: 2px 8px; border: 0; border-radius: 6px; background: none;
  color: var(--mtm-muted); font: 500 12px/18px var(--mtm-font); cursor: pointer;
}
button:hover { background: var(--mtm-surface); color: var(--mtm-text); }
button:focus-visible { outline: 2px solid var(--mtm-accent); }
.progress { inset: 0 0 auto; width: 100vw; text-align: center; }
.progress p { display: inline-block; padding: 4px 14px; color: var(--mtm-muted); font-size: 12px; }
.bar { width: 40%; border-top: 2px solid var(--mtm-accent); }
@media (prefers-reduced-motion: no-preference) {
  .good, .warn { animation: rise .16s ease-out; }
  .moving { animation: slide 1.1s ease-in-out infinite alternate; }
  @keyframes rise { from { opacity: 0; transform: translateY(6px); } }
  @keyframes slide { to { transform: translateX(150%); } }
}
`

/** The look of the overlay. What is important here is out of reach of the app's own styles. */
export const OVERLAY_CSS: string = `
:host {
  all: initial !important;
  display: contents !important;
  font: 14px/1.55 var(--mtm-font) !important;
  color-scheme: var(--metamon-color-scheme, light dark) !important;
  direction: ltr !important;
  --token-keyword: light-dark(#7b3fc4, #c9a7ff); --token-string: light-dark(#1b7446, #8fdba8);
  --token-comment: light-dark(#6b6678, #908aa3); --token-entity: light-dark(#0a6f90, #6fcbe0);
  --token-property: light-dark(#2c5f9e, #8fc1ee); --token-class: light-dark(#a04b00, #f5b872);
}
* { box-sizing: border-box; }
dialog {
  inset: 0; margin: min(9vh, 88px) auto auto; padding: 0;
  width: min(880px, calc(100vw - 32px)); max-width: none; max-height: calc(100dvh - min(9vh, 88px) - 24px);
  border: 1px solid var(--mtm-line); border-radius: 16px; overflow: hidden;
  background: var(--mtm-bg); color: var(--mtm-text); outline: none;
  box-shadow: 0 1px 2px rgb(10 5 30 / .12), 0 24px 64px -12px rgb(10 5 30 / .4);
}
dialog[open], dialog:popover-open { display: flex; flex-direction: column; }
dialog::before { content: ''; flex: none; height: 3px; background: var(--mtm-bad); }
dialog::backdrop { background: rgb(18 14 30 / .5); backdrop-filter: blur(3px); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h2, h3, p, figure, ol, pre { margin: 0; padding: 0; }
header { display: flex; align-items: center; gap: 12px; padding: 16px 16px 0 28px; min-height: 32px; }
.badges { display: flex; flex-wrap: wrap; gap: 6px; flex: 1; min-width: 0; }
.badge {
  padding: 2px 9px; border-radius: 99px; background: var(--mtm-surface); color: var(--mtm-muted);
  font-size: 12px; line-height: 18px;
}
.badge.code { font-family: var(--mtm-mono); }
.badge.react, .badge.vue, .badge.svelte, .badge.solid { text-transform: capitalize; font-weight: 600; }
.badge.react { color: var(--mtm-react); }
.badge.vue { color: var(--mtm-vue); }
.badge.svelte { color: var(--mtm-svelte); }
.badge.solid { color: var(--mtm-solid); }
.pages {
  display: flex; align-items: center; gap: 4px; margin-left: -8px; color: var(--mtm-muted);
  font-size: 13px; font-variant-numeric: tabular-nums;
}
.body { flex: 1; min-height: 0; overflow: auto; padding: 12px 28px 24px; overscroll-behavior: contain; }
h2 { font-size: 13px; font-weight: 600; color: var(--mtm-bad); letter-spacing: .01em; }
#message {
  margin-top: 4px; font-size: 20px; line-height: 1.35; font-weight: 600; letter-spacing: -.01em;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.hint {
  margin-top: 14px; padding-left: 14px; border-left: 2px solid var(--mtm-accent); color: var(--mtm-text);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
figure {
  margin-top: 20px; border: 1px solid var(--mtm-line); border-radius: var(--mtm-radius); overflow: hidden;
  background: var(--mtm-raised);
}
figcaption { padding: 6px 8px; background: var(--mtm-surface); }
pre { overflow-x: auto; padding: 12px 0; font: 13px/1.7 var(--mtm-mono); tab-size: 2; }
pre:focus-visible { outline: 2px solid var(--mtm-accent); outline-offset: -2px; }
code { display: block; width: max-content; min-width: 100%; font: inherit; }
.line { display: flex; padding-right: 20px; }
.number {
  position: sticky; left: 0; flex: none; width: 56px; padding-right: 16px; text-align: right;
  color: var(--mtm-muted); background: var(--mtm-raised); user-select: none;
}
.text { white-space: pre; }
.marked, .marked .number { background: color-mix(in srgb, var(--mtm-bad) 9%, var(--mtm-raised)); }
.marked .number { color: var(--mtm-bad); font-weight: 600; box-shadow: inset 3px 0 var(--mtm-bad); }
mark {
  background: color-mix(in srgb, var(--mtm-bad) 16%, transparent); color: inherit; border-radius: 3px;
  text-decoration: underline wavy var(--mtm-bad) 1px; text-underline-offset: 4px;
}
.token-keyword { color: var(--token-keyword); }
.token-string, .token-jsxliterals { color: var(--token-string); }
.token-comment { color: var(--token-comment); font-style: italic; }
.token-entity { color: var(--token-entity); }
.token-property { color: var(--token-property); }
.token-class { color: var(--token-class); }
.token-sign { color: var(--mtm-muted); }
section { margin-top: 24px; }
h3 { font-size: 12px; font-weight: 600; color: var(--mtm-muted); margin-bottom: 6px; }
.cause { font-weight: 600; margin-bottom: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
.components { font-family: var(--mtm-mono); font-size: 13px; }
.stack { list-style: none; font-size: 13px; }
.call.call { display: flex; flex-wrap: wrap; gap: 2px 16px; width: calc(100% + 20px); margin: 0 -10px; padding: 4px 10px; text-align: left; border-color: transparent; background: none; font-weight: 400; }
.call .name { font-family: var(--mtm-mono); overflow-wrap: anywhere; }
.call .place { color: var(--mtm-muted); overflow-wrap: anywhere; }
.folded { display: block; padding: 4px 0; color: var(--mtm-muted); font-style: italic; }
.banner {
  display: flex; flex-wrap: wrap; align-items: center; gap: 10px 20px; margin-bottom: 20px; padding: 10px 10px 10px 16px;
  border-radius: var(--mtm-radius); background: var(--mtm-surface); color: var(--mtm-muted); font-size: 13px;
}
.banner p { flex: 1 1 300px; overflow-wrap: anywhere; }
.banner.good strong { display: block; color: var(--mtm-good); font-weight: 600; }
.actions { display: flex; gap: 6px; }
footer {
  display: flex; align-items: center; gap: 12px; padding: 10px 16px 10px 28px; border-top: 1px solid var(--mtm-line);
  color: var(--mtm-muted); font-size: 13px;
}
footer p { flex: 1; }
a { color: var(--mtm-accent); text-underline-offset: 3px; }
#said { color: var(--mtm-good); font-weight: 600; }
kbd { padding: 1px 6px; border: 1px solid var(--mtm-line); border-radius: 5px; font: 12px var(--mtm-mono); }
button {
  appearance: none; margin: 0; padding: 4px 12px; border: 1px solid var(--mtm-line); border-radius: 8px;
  background: var(--mtm-raised); color: var(--mtm-text); font: 500 13px/20px var(--mtm-font); cursor: pointer;
  transition: border-color .12s, background .12s;
}
button:hover { border-color: var(--mtm-accent); }
a:focus-visible, button:focus-visible { outline: 2px solid var(--mtm-accent); outline-offset: 1px; }
.pages button, .icon {
  width: 28px; height: 28px; padding: 0; border-color: transparent; background: none; color: var(--mtm-muted); font-size: 18px;
}
.pages button:hover, .icon:hover, .call.call:hover { background: var(--mtm-surface); border-color: transparent; color: var(--mtm-text); }
.file.file {
  max-width: 100%; padding: 2px 8px; border-color: transparent; background: none; color: var(--mtm-accent);
  font-family: var(--mtm-mono); overflow-wrap: anywhere; text-align: left;
}
.file.file:hover { text-decoration: underline; text-underline-offset: 3px; }
.pill { inset: auto auto var(--mtm-below, 20px) 20px; margin: 0; padding: 0; border: 0; background: none; overflow: visible; max-width: calc(100vw - 40px); }
.pill button {
  display: flex; align-items: center; gap: 10px; max-width: min(460px, calc(100vw - 40px)); padding: 8px 16px 8px 14px;
  border-radius: 99px; background: var(--mtm-bg); box-shadow: 0 8px 28px -6px rgb(10 5 30 / .35);
}
.pill strong { flex: none; font-weight: 600; color: var(--mtm-bad); }
.dot { flex: none; width: 8px; height: 8px; border-radius: 50%; background: var(--mtm-bad); }
.gist { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--mtm-muted); font-weight: 400; }
@media (max-width: 560px) {
  dialog { width: 100vw; margin: auto 0 0; inset: auto 0 0; max-height: 92dvh; border-width: 1px 0 0; border-radius: 16px 16px 0 0; }
  header { padding: 14px 10px 0 18px; }
  .body { padding: 10px 18px 18px; }
  #message { font-size: 17px; }
  .number { width: 40px; padding-right: 10px; }
  footer { padding: 10px 10px 10px 18px; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: rise .16s cubic-bezier(.2, .8, .3, 1); }
  dialog.aside, dialog:popover-open { animation: none; }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
}
@media (forced-colors: active) {
  dialog, button, .badge, figure, .banner { border: 1px solid; }
  mark { background: Mark; color: MarkText; forced-color-adjust: none; }
  .marked { outline: 2px solid Highlight; outline-offset: -2px; }
}
`

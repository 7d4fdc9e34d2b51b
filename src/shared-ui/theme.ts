/**
 * The look that overlay, toasts and panel share, for the host element of a shadow root. Colours have a contrast of
 * at least 4.5 to `--mtm-bg` and `--mtm-surface`, in both schemes; lines only separate. An app sets
 * `--metamon-accent` or `--metamon-font` on the element to change them, and `--metamon-color-scheme` to `light` or
 * `dark` to choose one scheme.
 */
export const BASE_CSS: string = `
:host {
  --mtm-bg: light-dark(#fbfafd, #16141d);
  --mtm-surface: light-dark(#f2f0f8, #1e1b28);
  --mtm-raised: light-dark(#ffffff, #262233);
  --mtm-text: light-dark(#1d1a27, #eceaf4);
  --mtm-muted: light-dark(#5f5a6e, #a9a3bb);
  --mtm-line: light-dark(#dfdbea, #343044);
  --mtm-accent: var(--metamon-accent, light-dark(#6d5bd0, #a99cff));
  --mtm-on-accent: light-dark(#ffffff, #16141d);
  --mtm-good: light-dark(#1b7446, #5fd39a);
  --mtm-warn: light-dark(#8a5600, #f0b95a);
  --mtm-bad: light-dark(#c0263a, #ff8593);
  --mtm-radius: 10px;
  --mtm-font: var(--metamon-font, system-ui, sans-serif);
  --mtm-mono: ui-monospace, monospace;
}
`

/** The same, with the colours of the frameworks. */
export const THEME_CSS: string = `${BASE_CSS}
:host {
  --mtm-react: light-dark(#0a6f90, #58c4dc);
  --mtm-vue: light-dark(#22754f, #42b883);
  --mtm-svelte: light-dark(#c03600, #ff7a45);
  --mtm-solid: light-dark(#2c5f9e, #76b3e1);
}
`

/** Makes sheets the style of a shadow root, in a way that a strict Content-Security-Policy allows. */
export function adoptStyles(root: ShadowRoot, ...styles: readonly string[]): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles.join('\n'))
  root.adoptedStyleSheets = [sheet]
}

/**
 * The look that overlay, toasts and panel share, for the host element of a shadow root. Colours have a contrast of
 * at least 4.5 to `--mtm-bg` and `--mtm-surface`, in both schemes; lines only separate.
 * An app sets `--metamon-accent` or `--metamon-font` on the element to change them.
 */
export const THEME_CSS: string = `
:host {
  --mtm-bg: #fbfafd;
  --mtm-surface: #f2f0f8;
  --mtm-raised: #ffffff;
  --mtm-text: #1d1a27;
  --mtm-muted: #5f5a6e;
  --mtm-line: #dfdbea;
  --mtm-accent: var(--metamon-accent, #6d5bd0);
  --mtm-on-accent: #ffffff;
  --mtm-good: #1b7446;
  --mtm-warn: #8a5600;
  --mtm-bad: #c0263a;
  --mtm-react: #0a6f90;
  --mtm-vue: #22754f;
  --mtm-svelte: #c03600;
  --mtm-solid: #2c5f9e;
  --mtm-radius: 10px;
  --mtm-font: var(--metamon-font, system-ui, sans-serif);
  --mtm-mono: ui-monospace, monospace;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :host {
    --mtm-bg: #16141d;
    --mtm-surface: #1e1b28;
    --mtm-raised: #262233;
    --mtm-text: #eceaf4;
    --mtm-muted: #a9a3bb;
    --mtm-line: #343044;
    --mtm-accent: var(--metamon-accent, #a99cff);
    --mtm-on-accent: #16141d;
    --mtm-good: #5fd39a;
    --mtm-warn: #f0b95a;
    --mtm-bad: #ff8593;
    --mtm-react: #58c4dc;
    --mtm-vue: #42b883;
    --mtm-svelte: #ff7a45;
    --mtm-solid: #76b3e1;
    color-scheme: dark;
  }
}
`

/** Makes sheets the style of a shadow root, in a way that a strict Content-Security-Policy allows. */
export function adoptStyles(root: ShadowRoot, ...styles: readonly string[]): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles.join('\n'))
  root.adoptedStyleSheets = [sheet]
}

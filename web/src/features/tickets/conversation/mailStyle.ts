import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

// Set by the page through the CSSOM, which no content security policy stops, so that the mail needs no <style>.
// A document of its own knows no font of ours until it is told.
const base = `
@font-face { font-family: "Inter Variable"; font-weight: 100 900; font-display: swap; src: url(${interUrl}) format("woff2-variations") }
:root { color-scheme: light }
html, body { margin: 0; padding: 0; background: transparent; overflow: hidden }
body { font: 13px/20px "Inter Variable", ui-sans-serif, system-ui, sans-serif; color: #27272a; overflow-wrap: anywhere }
body > :first-child { margin-top: 0 }
body > :last-child { margin-bottom: 0 }
p { margin: 0 0 8px }
img { max-width: 100%; height: auto }
img[data-blocked] { display: inline-block; min-width: 24px; min-height: 24px; box-sizing: border-box; border: 1px dashed #a1a1aa; border-radius: 4px; background: #f4f4f5 }
table { max-width: 100% }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
a { color: #4338ca }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 2px solid #d4d4d8; color: #52525b }
code { font-size: 12px; background: #f4f4f5; border-radius: 3px; padding: 1px 4px }
details { margin-top: 8px }
summary { width: fit-content; list-style: none; cursor: default; font-size: 12px; line-height: 16px; padding: 2px 8px; border-radius: 4px; background: #f4f4f5; color: #3f3f46 }
summary:focus-visible { outline: 2px solid #4338ca }
summary::-webkit-details-marker { display: none }
details[open] > summary { margin-bottom: 8px }
`
const dark = `
:root { color-scheme: dark }
body { color: #e4e4e7 }
a { color: #a5b4fc }
blockquote { border-color: #3f3f46; color: #a1a1aa }
code, summary, img[data-blocked] { background: #2c2c31; color: #d4d4d8 }
`

/** Gives a mail's document our type and colours; `isDark` only for mails without colours of their own. */
export function styleMail(frame: HTMLIFrameElement, isDark: boolean): void {
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  if (!view || !frame.contentDocument) return
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(isDark ? base + dark : base)
  frame.contentDocument.adoptedStyleSheets = [sheet]
}

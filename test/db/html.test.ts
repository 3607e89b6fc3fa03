import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmlessStyle, isTooMuchHtml, sanitizedHtml, textOfHtml } from '#db/html.ts'

describe('sanitizedHtml', () => {
  it.each([
    ['<script>alert(1)</script>x', 'x'],
    ['<p onclick="x()" onmouseover=y>a</p>', '<p>a</p>'],
    ['<form action="/x"><input name=a><button>b</button></form>', 'b'],
    ['<iframe src="https://e"></iframe><object data="x"></object><embed src=x>', ''],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href=" java\nscript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="/tickets">x</a>', '<a>x</a>'],
    [
      '<a href="https://e/">x</a>',
      '<a href="https://e/" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    [
      '<a href="mailto:a@b.c">x</a>',
      '<a href="mailto:a@b.c" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    ['<img src="https://e/x.png" onerror="y" alt="A">', '<img alt="A" data-remote-src="https://e/x.png" />'],
    ['<img src="//e/x.png">', '<img data-remote-src="https://e/x.png" />'],
    ['<img data-remote-src="javascript:x" src="file:///etc/passwd">', '<img />'],
    ['<img src="cid:abc@x" srcset="https://e/y.png 2x">', '<img src="cid:abc@x" />'],
    ['<img src="data:image/png;base64,AAAA">', '<img src="data:image/png;base64,AAAA" />'],
    ['<img src="data:image/svg+xml;base64,AAAA">', '<img />'],
    ['<svg onload="x"><circle/></svg><math><mi>x</mi></math>', 'x'],
    ['<style>p{}</style><title>t</title><base href="https://e"><meta http-equiv=refresh><p>x', '<p>x</p>'],
    ['<div style="position:fixed;top:0;color:red">x</div>', '<div style="color:red">x</div>'],
    ['<div id="app" class="modal gmail_quote">x</div>', '<div class="gmail_quote">x</div>'],
    ['<td background="https://e/x.png">x</td>', '<td>x</td>'],
  ])('makes of %j %j', (html, clean) => expect(sanitizedHtml(html)).toBe(clean))

  it('leaves nothing that runs or is fetched, whatever it is given', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<img src=',
        'javascript:',
        '<svg/onload=',
        '"',
        "'",
        '>',
        '<a href=',
        'https://e',
        '<style>',
        '<!--',
        '-->',
        '<![CDATA[',
        ' style="background:url(x)"',
        '<iframe ',
        ' onerror=x',
        '<math><mtext><table><mglyph>',
        '\0',
        '&#106;',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const clean = sanitizedHtml(pieces.join(''))
        expect(clean).not.toMatch(/<(script|style|iframe|svg|math|object|embed|form|input|base|meta|link)\b/i)
        for (const tag of clean.match(/<[^>]*>/g) ?? []) {
          expect(tag).not.toMatch(/\son[a-z]+=|url\(|(href|\ssrc)="\s*(javascript|file|vbscript)/i)
          expect(tag).not.toMatch(/\ssrc="https?:/i)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('harmlessStyle', () => {
  it.each([
    ['color: red; background: #fff', 'color:red;background-color:#fff'],
    ['background: url(https://e/x) red', ''],
    ['width: expression(alert(1)); width: 10px', 'width:10px'],
    ['margin-left:-5000px; margin: 1px', 'margin:1px'],
    ['position: absolute; z-index: 9; opacity: 0', ''],
    ['color: rgb(1, 2, 3) !important', 'color:rgb(1, 2, 3)'],
    ['color: r\\65 d; font-family: "A", serif', 'font-family:"A", serif'],
    ['color:var(--x)', ''],
    ['nonsense', ''],
  ])('makes of %j %j', (style, harmless) => expect(harmlessStyle(style)).toBe(harmless))
})

describe('much HTML', () => {
  it('is known by its length or depth before it costs time', () => {
    expect(isTooMuchHtml('x'.repeat(1_000_001))).toBe(true)
    expect(isTooMuchHtml('<div>'.repeat(2_001))).toBe(true)
    expect(isTooMuchHtml('<p>a<br><li>b'.repeat(20_000))).toBe(false)
    expect(isTooMuchHtml('<div><b>a</b></div>'.repeat(20_000))).toBe(false)
  })
})

describe('textOfHtml', () => {
  it('says what the HTML says', () => {
    const html =
      '<h1>Hi</h1><p>One<br>two <a href="https://e/">link</a></p><ul><li>a</li></ul><img src="cid:x" alt="pic">'
    expect(textOfHtml(html)).toBe('Hi\n\nOne\ntwo link [https://e/]\n\n * a')
    expect(textOfHtml('')).toBe('')
  })
})

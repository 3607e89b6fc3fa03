import fc from 'fast-check'

const codes = fc.oneof(fc.nat(0x7f), fc.integer({ min: 0x80, max: 0x2fff }), fc.nat(0xffff))

/** Any text there can be: control characters, half surrogate pairs, marks of direction. */
export const anyText = (maxLength: number) =>
  fc.string({ unit: codes.map((code) => String.fromCharCode(code)), maxLength })

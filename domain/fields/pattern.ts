import { RE2JS } from 're2js'

/**
 * What is wrong with a pattern, in words, or null. Patterns are read as RE2 does (https://github.com/google/re2/wiki/Syntax):
 * they take linear time, whatever somebody enters.
 */
export function wrongPattern(pattern: string): string | null {
  try {
    RE2JS.compile(pattern)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'It is no regular expression.'
  }
}

/** Whether the whole text fits. */
export function fits(pattern: string, text: string): boolean {
  return RE2JS.compile(pattern).matches(text)
}

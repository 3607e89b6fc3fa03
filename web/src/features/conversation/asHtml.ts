/** Plain text as paragraphs, for an editor. */
export function asHtml(text: string): string {
  const holder = document.createElement('p')
  return text
    .split(/\n{2,}/)
    .map((paragraph) => {
      holder.textContent = paragraph
      return `<p>${holder.innerHTML.replaceAll('\n', '<br>')}</p>`
    })
    .join('')
}

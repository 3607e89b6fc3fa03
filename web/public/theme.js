// Runs before the first paint, from its own file so that the page needs no inline script.
;(() => {
  let theme = 'system'
  try {
    theme = localStorage.getItem('perdure:theme') ?? 'system'
  } catch {}
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()

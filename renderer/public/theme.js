// Before the first paint, so that a dark room stays dark. Not a module: those run too late.
try {
  const choice = localStorage.getItem('hearth-theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch {
  // Storage may be forbidden; the device's own preference holds then.
}

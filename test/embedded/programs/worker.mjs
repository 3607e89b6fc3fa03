// A stand-in for the worker: says to its parent that it is ready.
process.send?.({ ready: true })
setInterval(() => {}, 1000)

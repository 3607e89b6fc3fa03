// A stand-in for the command that prints the first administrator's link.
console.log('/setup/once')

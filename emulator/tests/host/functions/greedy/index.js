// Keeps all it allocates.
exports.main = async () => {
  const kept = []
  for (;;) kept.push(new Array(100_000).fill(kept.length))
}

// Takes the verdicts on pictures.
exports.main = async ({ trace_id: traceId, result }) => {
  console.log('%s: %s', traceId, result && result.suggest)
  return 'success'
}

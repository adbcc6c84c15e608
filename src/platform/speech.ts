/** Whether this platform can read aloud; WeChat offers nothing without a paid plugin. */
export const canSpeak = (): boolean => process.env.TARO_ENV === 'h5' && 'speechSynthesis' in window

/** Reads Chinese text aloud, slower than usual; calls back when it has ended or was stopped. */
export function speak(text: string, onEnd: () => void): void {
  if (!canSpeak()) return
  window.speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.lang = 'zh-CN'
  utterance.rate = 0.9
  utterance.onend = onEnd
  utterance.onerror = onEnd
  window.speechSynthesis.speak(utterance)
}

export function stopSpeaking(): void {
  if (canSpeak()) window.speechSynthesis.cancel()
}

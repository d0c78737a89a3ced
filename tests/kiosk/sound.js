// A minute of silence that plays.
async () => {
  const rate = 8000, seconds = 60, size = rate * seconds, bytes = new DataView(new ArrayBuffer(44 + size));
  const text = (at, words) => [...words].forEach((one, place) => bytes.setUint8(at + place, one.charCodeAt(0)));
  text(0, 'RIFF'); bytes.setUint32(4, 36 + size, true); text(8, 'WAVEfmt '); bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); bytes.setUint16(22, 1, true); bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate, true); bytes.setUint16(32, 1, true); bytes.setUint16(34, 8, true);
  text(36, 'data'); bytes.setUint32(40, size, true);
  for (let at = 44; at < 44 + size; at += 1) bytes.setUint8(at, 128);
  const audio = document.createElement('audio');
  audio.src = URL.createObjectURL(new Blob([bytes], {type: 'audio/wav'}));
  audio.muted = true;
  document.body.append(audio);
  await audio.play();
}

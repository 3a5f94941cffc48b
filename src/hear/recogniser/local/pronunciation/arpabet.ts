/**
 * espeak-ng's IPA (`--ipa --sep=_`, voice en-us) as the phonemes of the CMU dictionary, without stress. Undefined when
 * it holds a sound that English has not, or none at all.
 */
export function toArpabet(ipa: string): string | undefined {
  const phones: string[] = [];
  for (const raw of ipa.normalize('NFD').split(/[_\s]+/)) {
    const sound = raw.replace(/[ˈˌ|\u200d]|\p{M}/gu, '');
    if (sound === '') continue;
    const phone = sounds[sound] ?? sounds[sound.replaceAll('ː', '')];
    if (phone === undefined) return undefined;
    phones.push(phone === 'N' && raw.includes('\u0329') ? 'AH N' : phone);
  }
  return phones.length === 0 ? undefined : phones.join(' ');
}

const sounds: Readonly<Partial<Record<string, string>>> = {
  // vowels
  a: 'AE',
  æ: 'AE',
  ɐ: 'AH',
  ʌ: 'AH',
  ə: 'AH',
  ɑ: 'AA',
  ɒ: 'AA',
  ɔ: 'AO',
  ɛ: 'EH',
  e: 'EH',
  ɜ: 'ER',
  ɚ: 'ER',
  ɝ: 'ER',
  ɪ: 'IH',
  ᵻ: 'IH',
  i: 'IY',
  ʊ: 'UH',
  u: 'UW',
  o: 'OW',
  aa: 'AE',
  aɪ: 'AY',
  aʊ: 'AW',
  eɪ: 'EY',
  oʊ: 'OW',
  əʊ: 'OW',
  ɔɪ: 'OY',
  // vowels with r or l
  aɪɚ: 'AY ER',
  aɪə: 'AY AH',
  aʊɚ: 'AW ER',
  ɑːɹ: 'AA R',
  ɑɹ: 'AA R',
  ɔːɹ: 'AO R',
  ɔɹ: 'AO R',
  oːɹ: 'AO R',
  oɹ: 'AO R',
  ɛɹ: 'EH R',
  ɪɹ: 'IH R',
  ʊɹ: 'UH R',
  iə: 'IY AH',
  əl: 'AH L',
  ɪə: 'IY AH',
  ɜɹ: 'ER',
  // consonants
  b: 'B',
  d: 'D',
  f: 'F',
  ɡ: 'G',
  g: 'G',
  h: 'HH',
  j: 'Y',
  k: 'K',
  l: 'L',
  ɫ: 'L',
  m: 'M',
  n: 'N',
  ŋ: 'NG',
  p: 'P',
  ɹ: 'R',
  r: 'R',
  s: 'S',
  ʃ: 'SH',
  t: 'T',
  ɾ: 'T',
  ʔ: 'T',
  θ: 'TH',
  ð: 'DH',
  v: 'V',
  w: 'W',
  ʍ: 'W',
  x: 'K',
  z: 'Z',
  ʒ: 'ZH',
  tʃ: 'CH',
  dʒ: 'JH',
  ts: 'T S',
  nʲ: 'N Y',
};

/**
 * How easy Dutch is to read: the reading ease of Flesch as Douma fitted it to Dutch.
 *
 * W. H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960): 206.84 minus 0.93 for each
 * word in a sentence and 0.77 for each syllable in a hundred words. More is easier; 65 is plain.
 */

const SENTENCE_END = /(?<=[.?!])[’”)]*\s+/;
const ENDS = /[.?!][’”)]*$/;
const WORD = /\p{L}+(?:[’']\p{L}+)*/gu;
const SYLLABLE =
  /aai|ooi|oei|eeuw|ieuw|aa|[eë]e|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèêëïöü]/g;
const FEWEST = 3;
const LEVELS = [
  [80, "Heel makkelijk te lezen"],
  [65, "Makkelijk te lezen"],
  [50, "Niet zo makkelijk: kortere zinnen en gewonere woorden helpen"],
  [-Infinity, "Moeilijk te lezen: maak zinnen korter en kies gewonere woorden"],
];

/** How many words some text has. */
export const countWords = (text) => text.split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)).length;

/** The sentences of a paragraph; labels and lists of words are none. */
export const sentencesOf = (text) => (ENDS.test(text) ? text.split(SENTENCE_END) : []);

/** The reading ease of some sentences, or nothing when there are too few to judge. */
export function easeOf(sentences) {
  const counted = sentences.map(wordsOf).filter((words) => words.length);
  if (counted.length < FEWEST) return null;
  const words = counted.flat();
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 206.84 - (0.93 * words.length) / counted.length - (77 * syllables) / words.length;
}

/** What that means, in words. */
export function inWords(ease) {
  if (ease === null) return "Nog te kort om iets over te zeggen";
  const [, words] = LEVELS.find(([least]) => ease >= least);
  return `${words} (${Math.round(ease)})`;
}

/** The words of a sentence, names aside. */
function wordsOf(sentence) {
  const found = sentence.match(WORD) ?? [];
  return found.filter((word, place) => place === 0 || word === word.toLowerCase());
}

function syllablesOf(word) {
  return Math.max(1, word.toLowerCase().match(SYLLABLE)?.length ?? 0);
}

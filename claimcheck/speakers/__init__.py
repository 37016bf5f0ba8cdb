"""Who says it: speakers, the words that report them and what they say, found without a parser.

Rules over tokens with tables (``language/en``: ``reporting``, ``phrases``, ``people``): direct, indirect and
mixed quotation, cues before, inside and behind what is said, verbs, "according to", nouns such as "claim",
labels and transcripts.
"""

from claimcheck.speakers.attribution import Act, Attribution, QuoteKind
from claimcheck.speakers.find import cue_start, find_attributions, speaker_of

__all__ = ["Act", "Attribution", "QuoteKind", "cue_start", "find_attributions", "speaker_of"]

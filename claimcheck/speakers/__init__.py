"""Who says it: speakers, the words that report them and what they say, found without a parser.

Rules over tokens with tables (``language/en/reporting.toml``, ``phrases.toml``): direct, indirect and mixed
quotation, cues before, inside and behind what is said, verbs, "according to" and nouns such as "claim".
"""

from claimcheck.speakers.attribution import Act, Attribution, QuoteKind
from claimcheck.speakers.find import find_attributions, speaker_of

__all__ = ["Act", "Attribution", "QuoteKind", "find_attributions", "speaker_of"]

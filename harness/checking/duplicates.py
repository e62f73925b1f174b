"""Pairs of texts that differ by few words, among a hundred thousand of them, in seconds.

Near means: a word-by-word edit distance of at most `allowed(n)` words, n the words of the shorter text. Candidates are
texts that share a key: two of their rarest words (texts up to 48 words), or one of their rarest word triples (from 33
words on). A bit set of their words rules most candidates out, and the edit distance is computed for the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from harness.checking.rows import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTEST = 8
_PAIRS_UP_TO, _TRIPLES_FROM, _TRIPLES = 48, 33, 24
# Where many texts share a key, each is compared with so many of the next ones, sorted by length.
_NEIGHBOURS = 12
_BATCH = 2_000_000


def allowed(count: int) -> int:
    """How many words may differ between texts of `count` words: none below 8, then 1, then 3, then a tenth more."""
    if count < SHORTEST:
        return 0
    if count < 15:
        return 1 if count < 10 else 3
    return 3 + (count - 15) // 10


def near_pairs(texts: Sequence[str], labels: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of texts that are near each other and have the same label.

    Texts of the same words come as a chain: each with the first of them. Not every pair of a large cluster comes,
    but every text of it comes in some pair.
    """
    split = [words(text) for text in texts]
    first: dict[tuple[Hashable, tuple[str, ...]], int] = {}
    for index, (label, found) in enumerate(zip(labels, split, strict=True)):
        seen = first.setdefault((label, tuple(found)), index)
        if seen != index and found:
            yield seen, index
    long = [index for index in first.values() if len(split[index]) >= SHORTEST]
    yield from _among([split[index] for index in long], [labels[index] for index in long], long)


def _among(texts: list[list[str]], labels: list[Hashable], names: list[int]) -> Iterator[tuple[int, int]]:
    if len(texts) < 2:
        return
    from rapidfuzz.distance import Levenshtein

    numbers, ids = _numbered(texts), _label_ids(labels)
    signs = _bits(numbers)
    for i, j in _candidates(numbers, ids, signs):
        most = allowed(min(len(numbers[i]), len(numbers[j])))
        if Levenshtein.distance(numbers[i], numbers[j], score_cutoff=most) <= most:
            yield names[min(i, j)], names[max(i, j)]


def _numbered(texts: list[list[str]]) -> list[list[int]]:
    """Words as numbers, the rarest first: a smaller number is a rarer word. Words of one text only are below 0."""
    counts = Counter(word for text in texts for word in set(text))
    ranked = sorted(counts, key=lambda word: (counts[word], word))
    alone = sum(1 for word in ranked if counts[word] == 1)
    # No -1 among them: it has the hash of -2, and hashes are what is compared.
    number = {word: place - alone - 2 * (place < alone) for place, word in enumerate(ranked)}
    return [[number[word] for word in text] for text in texts]


def _label_ids(labels: list[Hashable]) -> NDArray[np.int64]:
    import numpy as np

    ids: dict[Hashable, int] = {}
    return np.array([ids.setdefault(label, len(ids)) for label in labels], dtype=np.int64)


def _bits(texts: list[list[int]]) -> NDArray[np.uint64]:
    """256 bits a text, one for each of its words: a word put, taken or changed turns over two of them at most."""
    import numpy as np

    signs = np.zeros((len(texts), 4), dtype=np.uint64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    numbers = np.fromiter((n for text in texts for n in text), dtype=np.int64, count=len(owners))
    hashes = _mixed(numbers.astype(np.uint64))
    bits = np.uint64(1) << (hashes & np.uint64(63))
    np.bitwise_or.at(signs, (owners, ((hashes >> np.uint64(6)) & np.uint64(3)).astype(np.int64)), bits)
    return signs


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    import numpy as np

    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    return (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9) >> np.uint64(13)


def _candidates(
    texts: list[list[int]], labels: NDArray[np.int64], signs: NDArray[np.uint64]
) -> Iterator[tuple[int, int]]:
    """Pairs that share a key and a label, and whose bits allow that few words differ. Each pair once."""
    import numpy as np

    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    keys, owners = _keys(texts, labels)
    order = np.lexsort((lengths[owners], keys))
    keys, owners = keys[order], owners[order]
    most = np.array([allowed(int(n)) for n in range(int(lengths.max()) + 1)], dtype=np.int64)
    seen: Any = np.zeros(0, dtype=np.int64)
    for step in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        for start in range(0, len(same), _BATCH):
            left, right = owners[same[start : start + _BATCH]], owners[same[start : start + _BATCH] + step]
            limit = most[np.minimum(lengths[left], lengths[right])]
            near = (labels[left] == labels[right]) & (left != right)
            near &= abs(lengths[left] - lengths[right]) <= limit
            left, right, limit = left[near], right[near], limit[near]
            apart = np.bitwise_count(signs[left] ^ signs[right]).sum(axis=1, dtype=np.int64)
            near = apart <= 2 * limit
            low, high = np.minimum(left, right)[near], np.maximum(left, right)[near]
            seen = np.union1d(seen, low * len(texts) + high)
    for pair in seen.tolist():
        yield divmod(pair, len(texts))


def _keys(texts: list[list[int]], labels: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Keys, and for each of them the text that it belongs to. A label is mixed in: its texts share keys among them."""
    import numpy as np

    pairs = [list(_word_pairs(text)) if len(text) <= _PAIRS_UP_TO else [] for text in texts]
    owners = np.repeat(np.arange(len(texts)), [len(keys) for keys in pairs])
    hashes = _mixed(np.array([key for keys in pairs for key in keys], dtype=np.uint64))
    triples, triple_owners = _rare_triples(texts)
    owners = np.concatenate([owners, triple_owners])
    return _mixed(np.concatenate([hashes, triples]) ^ _mixed(labels[owners].astype(np.uint64))), owners


def _word_pairs(text: list[int]) -> Iterator[int]:
    """Two rare words that stay when `allowed` others change are among the k + 2 rarest of both texts."""
    shared = sorted({number for number in text if number >= 0})[: allowed(len(text)) + 2]
    return (first << 32 | second for first, second in combinations(shared, 2))


def _rare_triples(texts: list[list[int]]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Hashes of three words in a row, of each long text the rarest ones that another text has, too."""
    import numpy as np

    lengths = [len(text) if len(text) >= _TRIPLES_FROM else 0 for text in texts]
    owners = np.repeat(np.arange(len(texts)), lengths)
    flat = np.fromiter((n for text in texts if len(text) >= _TRIPLES_FROM for n in text), np.int64, len(owners))
    first, second, third = flat[:-2], flat[1:-1], flat[2:]
    # A triple with a word that no other text has can match nothing.
    sound = np.flatnonzero((owners[:-2] == owners[2:]) & (np.minimum(np.minimum(first, second), third) >= 0))
    parts = [part[sound].astype(np.uint64) for part in (first, second, third)]
    hashes, owners = _mixed(parts[0] ^ _mixed(parts[1] ^ _mixed(parts[2]))), owners[:-2][sound]
    return _rarest(hashes, owners)


def _rarest(hashes: NDArray[np.uint64], owners: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    import numpy as np

    order = np.lexsort((hashes, owners))
    hashes, owners = hashes[order], owners[order]
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    hashes, owners = hashes[new], owners[new]
    _, place, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    often = counts[place]
    hashes, owners, often = hashes[often > 1], owners[often > 1], often[often > 1]
    order = np.lexsort((hashes, often, owners))
    hashes, owners = hashes[order], owners[order]
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners, side="left")
    kept = rank < _TRIPLES
    return hashes[kept], owners[kept]

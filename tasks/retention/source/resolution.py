"""The smallest drop that a paired comparison on so many items can show, at 95 %."""

from math import comb

LEVEL = 0.05


def sign_test(losses: int, gains: int) -> float:
    """Exact two-sided p-value of so many items lost and gained, if either were as likely."""
    changed = losses + gains
    tail = sum(comb(changed, k) for k in range(max(losses, gains), changed + 1))
    return min(1.0, 2 * tail / 2**changed)


def smallest_split(changed: int) -> tuple[int, int] | None:
    """The least uneven losses and gains among the changed items that chance would rarely give."""
    for losses in range((changed + 1) // 2, changed + 1):
        if sign_test(losses, changed - losses) < LEVEL:
            return losses, changed - losses
    return None


def power(items: int, share: float, drop: float) -> float:
    """How often a true drop shows, where that share of the answers changes (losses and gains together)."""
    lost, found = (share + drop) / (2 * share), 0.0
    for changed in range(items + 1):
        split = smallest_split(changed)
        if split is not None:
            weight = comb(items, changed) * share**changed * (1 - share) ** (items - changed)
            tail = range(split[0], changed + 1)
            found += weight * sum(comb(changed, k) * lost**k * (1 - lost) ** (changed - k) for k in tail)
    return found


def table_rows(items: int, changed_counts: tuple[int, ...]) -> list[str]:
    """Lines of the README's table: items changed, the split needed, the drop in points."""
    rows = []
    for changed in changed_counts:
        split = smallest_split(changed)
        assert split is not None, changed
        losses, gains = split
        share, drop = 100 * changed / items, 100 * (losses - gains) / items
        rows.append(f"| {changed} of {items} ({share:.1f} %) | {losses} lost, {gains} gained | {drop:.1f} points |")
    return rows

"""What a hand-written mail and a kind of mail are made of, and the names of Quillmere's goods."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

KINDS = (
    "broken_on_arrival", "cancel_plus", "glaze_sold_out", "invoice_copy", "late_parcel", "praise",
    "privacy_request", "return_wish", "sensor_offline", "shop_complaint", "spare_part", "wrong_item",
)  # fmt: skip
MOODS = ("calm", "upset", "happy")
VOICES = {"c": "casual", "n": "neutral", "f": "formal", "s": "second_language"}
FAMILIES = {
    "ctrl": ("Rillkeeper 4", "Rillkeeper 9"),
    "lamp": ("Duskwick Path", "Duskwick Post", "Emberline"),
    "string": ("Glimmerling",),
    "sensor": ("Airmote", "Airmote Mini", "Soilwhisper", "Frostnote"),
    "pot": ("Sproutwell", "Sproutwell Tall", "Mossbowl"),
    "lock": ("Latchling", "Latchling Slim"),
    "hub": ("Hearthknot hub",),
    "water": ("Driplet", "Brookgauge"),
}
WINDOWS = {"ctrl": 61, "lamp": 47, "string": 23, "sensor": 33, "pot": 26, "lock": 19}
PRODUCT_POOLS = {
    **{name: goods for name, goods in FAMILIES.items() if name != "water"},
    "ctrl4": ("Rillkeeper 4",),
    "ctrl9": ("Rillkeeper 9",),
    "duskwick": ("Duskwick Path", "Duskwick Post"),
    "airmote": ("Airmote", "Airmote Mini"),
    "airmote1": ("Airmote",),
    "soil": ("Soilwhisper",),
    "frost": ("Frostnote",),
    "hubsensor": ("Airmote", "Soilwhisper", "Frostnote"),
    "outsensor": ("Soilwhisper", "Frostnote"),
    "sprout": ("Sproutwell", "Sproutwell Tall"),
    "sprout1": ("Sproutwell",),
    "tall": ("Sproutwell Tall",),
    "latchling": ("Latchling",),
    "small": ("Airmote Mini", "Sproutwell", "Frostnote"),
    "water": ("Rillkeeper 4", "Rillkeeper 9", "Driplet"),
    "outdoor": ("Rillkeeper 4", "Duskwick Path", "Duskwick Post", "Driplet"),
    "garden": ("Rillkeeper 4", "Rillkeeper 9", "Soilwhisper", "Frostnote", "Brookgauge", "Driplet"),
    "any": (
        "Rillkeeper 4", "Rillkeeper 9", "Duskwick Path", "Duskwick Post", "Emberline", "Airmote", "Airmote Mini",
        "Soilwhisper", "Frostnote", "Sproutwell", "Sproutwell Tall", "Hearthknot hub", "Driplet", "Brookgauge",
    ),
    "plan": ("Plus Solo", "Plus Family", "Plus Orchard"),
    "bigplan": ("Plus Family", "Plus Orchard"),
    "smallplan": ("Plus Solo", "Plus Family"),
    "glaze": ("Sproutwell", "Sproutwell Tall"),
    "glaze1": ("Sproutwell",),
    "ring": ("Duskwick Path", "Duskwick Post", "Emberline"),
    "cell": ("Duskwick Path",),
    "wick": ("Sproutwell", "Sproutwell Tall"),
    "wick1": ("Sproutwell",),
    "salt": ("Airmote",),
}  # fmt: skip
PARTS = {
    "ring": ("sealing ring kit", "4.40"),
    "cell": ("pair of QB-14 cells", "6.45"),
    "wick": ("pack of three wicks", "5.10"),
    "wick1": ("pack of three wicks", "5.10"),
    "salt": ("Brineberry pouch", "2.90"),
}
PLACES = {
    "place": ("Harrowdene", "Marlowick", "Pellbury"),
    "harrowdene": ("Harrowdene",),
}
POOLS_WITHOUT_SLOTS = {"copy", "delete"}
GLAZES = ("oat", "slate", "plum", "kingfisher")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
STORE_DAYS = ("Tuesday", "Thursday", "Friday", "Saturday")  # every store is open on these


@dataclass(frozen=True)
class Skeleton:
    """A mail written by hand, with holes for product, place and day, and the sentence that sums it up."""

    kind: str
    mood: str
    voice: str
    pool: str
    report: str
    text: str


@dataclass(frozen=True)
class Kind:
    """One kind of mail: its policy and what was written for it."""

    name: str
    desk: str
    title: str
    policy: str
    needs_order: bool
    about_order: bool
    order_share: float
    skeletons: tuple[Skeleton, ...]
    module: Any

    def bodies(self, pool: str) -> tuple[str, ...]:
        return getattr(self.module, f"BODIES_{pool.upper()}", None) or self.module.BODIES


def load_kind(name: str) -> Kind:
    module = import_module(f"kind_{name}")
    assert name == module.KIND
    skeletons = tuple(read_skeleton(name, block) for block in module.MAILS.strip().split("\n\n"))
    return Kind(
        name,
        module.DESK,
        module.TITLE,
        module.POLICY,
        module.NEEDS_ORDER,
        module.NEEDS_ORDER or name == "return_wish",
        module.ORDER_SHARE,
        skeletons,
        module,
    )


def read_skeleton(kind: str, block: str) -> Skeleton:
    header, *lines = block.split("\n")
    tags, report = header.split(" | ")
    mood, voice, pool = tags.split()
    assert mood in MOODS, header
    assert pool in PRODUCT_POOLS or pool in PLACES or pool in POOLS_WITHOUT_SLOTS, header
    return Skeleton(kind, mood, VOICES[voice], pool, report, " ".join(line.strip() for line in lines))


def family(product: str) -> str:
    return next(name for name, goods in FAMILIES.items() if product in goods)


def with_article(product: str) -> str:
    return f"{'an' if product[0] in 'AE' else 'a'} {product}"

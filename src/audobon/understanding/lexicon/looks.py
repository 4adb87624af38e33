"""What can be seen of somebody: garments, parts of the body, colours and shapes.

Knows: words for looks.  Does not know: whose they are.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed

GARMENTS = listed(
    """jacket coat cloak cape mantle robe gown dress frock skirt petticoat apron shirt blouse waistcoat vest
    trousers breeches pantaloons stockings socks shoes boots slippers clogs sandals hat cap bonnet hood helmet
    crown veil scarf shawl gloves mittens belt sash ribbon necktie tie collar ring necklace bracelet earrings
    spectacles glasses eyeglass monocle uniform armour armor tunic kilt kimono tights motley rags wig feather
    feathers plume buttons basket umbrella stick staff cane sword lantern muff furs suit overcoat ulster
    nightgown nightcap"""
)
BODY = listed(
    """hair beard moustache mustache whiskers eyes eye face nose ears ear mouth lips teeth cheeks chin forehead
    brow neck skin hands hand feet paws paw claws tail fur wool mane horns wings beak belly back legs arms curls
    locks braids tresses plaits complexion figure"""
)
COLORS = listed(
    """red blue green yellow white black brown grey gray golden gold silver purple pink scarlet crimson orange
    violet russet tawny ginger fair dark pale rosy ruddy sallow blond blonde auburn snow-white coal-black ivory
    sandy freckled sunburnt"""
)
SHAPES = listed(
    """fat thin tall short little big small large huge tiny stout lean slender slim plump lame blind bald bearded
    hump-backed crooked wrinkled ugly beautiful handsome pretty lovely long curly straight shaggy hairless
    ragged barefoot barefooted naked dirty shabby spotted striped one-eyed toothless hooked pointed broad round
    great pale-faced old young gigantic enormous lank gaunt furry fluffy woolly limp hoarse wet damp"""
)
MATERIALS = listed(
    "brass silk velvet satin linen woollen leather fur iron golden wooden straw glass silver tattered new"
)

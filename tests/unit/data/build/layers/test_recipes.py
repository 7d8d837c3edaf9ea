"""Recipes as written: what is read, and what is refused in one sentence."""

from pathlib import Path

import pytest

from parallel38.data.build.layers.recipes import Along, Land, RecipeError, read_all, read_layer


def write(folder: Path, layer: str, text: str) -> Path:
    path = folder / layer / "recipes.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_ring_may_follow_a_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "states",
        '[half]\nkind = "land"\ncountries = ["WST"]\n'
        'inside = [[[0, 0], { line = "border", reverse = true }, [1.5, 2]]]\n',
    )
    recipe = read_layer(path)["half"]
    assert isinstance(recipe, Land)
    assert recipe.inside == (((0, 0), Along(line="border", reverse=True), (1.5, 2)),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[a]\nkind = "sea"', "sea"),
        ('[a]\ncountries = ["WST"]', "kind"),
        ('[a]\nkind = "land"\ncountry = ["WST"]', "country"),
        ('[a]\nkind = "point"\nat = [200.0, 0.0]', "180"),
        ('[a]\nkind = "point"\nat = [20.0, 95.0]', "90"),
        ('[a]\nkind = "circle"\ncentre = [1.0, 1.0]\ncountries = []\nradius_km = 0.0', "radius_km"),
        ("[a\n", "line 1"),
    ],
)
def test_a_wrong_recipe_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, "zones", text)
    with pytest.raises(RecipeError, match=r"zones/recipes\.toml") as refused:
        read_layer(path)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_long_layer_is_spread_over_files(tmp_path: Path) -> None:
    path = write(tmp_path, "fronts", '[one]\nkind = "point"\nat = [0, 0]\n')
    more = path.with_name("recipes-1950.toml")
    more.write_text('[two]\nkind = "point"\nat = [1, 0]\n', encoding="utf-8")
    assert set(read_all(tmp_path)["fronts"]) == {"one", "two"}
    more.write_text('[one]\nkind = "point"\nat = [1, 0]\n', encoding="utf-8")
    with pytest.raises(RecipeError, match="one is in fronts and in fronts"):
        read_all(tmp_path)


def test_ids_are_unique_over_all_layers(tmp_path: Path) -> None:
    for layer in ("states", "zones"):
        write(tmp_path, layer, '[same]\nkind = "point"\nat = [0, 0]\n')
    with pytest.raises(RecipeError, match="same is in states and in zones"):
        read_all(tmp_path)

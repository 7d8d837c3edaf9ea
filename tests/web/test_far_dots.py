"""From far off chief places have dots without names: on a stage they are slight."""

from tests.web.repaint import run, shown_page

DOTS = """
  map.setView([40, 125], 3.4, { animate: false });
  await show({ day: 719000, style: given });
  await rested();
  const { view, named, top: marks } = page.picture;
  const { place } = await load("atlas/view");
  const chief = page.atlas.places.filter((one) => one.importance >= 5);
  const dots = (chosen) => chief.filter(chosen).flatMap(({ x, y }) => {
    const at = place(view, x, y);
    return marks.filter((m) => m.k === "circle" && m.x === at[0] && m.y === at[1] && m.r < 9)
      .map(({ r, fill }) => ({ r, ink: fill === page.atlas.styles.palettes[given].ink }));
  });
  return { named: dots(({ id }) => named.has(id)),
    unnamed: dots(({ id, kind }) => kind !== "capital" && !named.has(id)) };
"""


def test_dots_without_a_name_are_slight_on_a_stage(qapp: object) -> None:
    with shown_page() as page:
        stage, desk = (run(page, DOTS, style) for style in ("stage", "screen"))
    assert stage["unnamed"] and stage["named"] and desk["unnamed"]
    heavy = min(one["r"] for one in stage["named"])
    assert max(one["r"] for one in stage["unnamed"]) < 0.5 * heavy
    assert not any(one["ink"] for one in stage["unnamed"])
    assert all(one["ink"] for one in desk["unnamed"])

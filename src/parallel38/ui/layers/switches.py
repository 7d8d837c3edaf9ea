"""Turning layers and features on and off: what a Pane's two lists become."""

from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.view import Pane, Store
from parallel38.domain.visible import EVENTS_LAYER, layer_on

Thing = Feature | Event


def layer_of(thing: Thing) -> str:
    """The id of the layer a thing lies in; events lie in one of their own."""
    return thing.layer if isinstance(thing, Feature) else EVENTS_LAYER


def is_on(atlas: Atlas, pane: Pane, thing: Thing) -> bool:
    """Whether a thing's switch is on, whatever the pane is narrowed to."""
    return layer_on(atlas, pane, thing)


def with_layer(atlas: Atlas, pane: Pane, layer: str, on: bool) -> Pane:
    """The pane with a whole layer on or off; the switches of its single things are forgotten."""
    things: dict[str, Thing] = {**atlas.features, **atlas.events}
    inside = {ident for ident, thing in things.items() if layer_of(thing) == layer}
    bare = _without(pane, inside | {layer})
    default = atlas.layers[layer].on if layer in atlas.layers else True
    return bare if on == default else _with(bare, layer, on)


def with_thing(atlas: Atlas, pane: Pane, thing: Thing, on: bool) -> Pane:
    """The pane with one feature or event on or off, as a difference from its layer."""
    bare = _without(pane, {thing.id})
    return bare if is_on(atlas, bare, thing) == on else _with(bare, thing.id, on)


def layer_shown(atlas: Atlas, pane: Pane, layer: str) -> bool:
    """Whether a layer that has nothing in it but draws something of the map's own is on."""
    default = atlas.layers[layer].on if layer in atlas.layers else True
    return layer not in pane.layers_off and (default or layer in pane.layers_on)


def toggle_layer(atlas: Atlas, store: Store, layer: str) -> None:
    """Such a layer on or off, on all maps alike."""
    view = store.view
    on = not layer_shown(atlas, view.pane, layer)
    panes = tuple(with_layer(atlas, pane, layer, on) for pane in view.panes)
    store.set(replace(view, panes=panes))


def ask(store: Store, pane: Pane) -> None:
    """Ask the Store for a pane's switches."""
    store.change(layers_on=pane.layers_on, layers_off=pane.layers_off)


def _without(pane: Pane, idents: set[str]) -> Pane:
    return replace(
        pane,
        layers_on=tuple(one for one in pane.layers_on if one not in idents),
        layers_off=tuple(one for one in pane.layers_off if one not in idents),
    )


def _with(pane: Pane, ident: str, on: bool) -> Pane:
    name = "layers_on" if on else "layers_off"
    return replace(pane, **{name: (*getattr(pane, name), ident)})

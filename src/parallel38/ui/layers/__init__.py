"""Parts of the layers panel: switches, swatches, model, tree."""

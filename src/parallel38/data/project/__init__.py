"""The project's file: one GeoPackage, written whole or by transactions, read with suspicion."""

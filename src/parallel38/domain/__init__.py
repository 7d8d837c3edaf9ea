"""The rules of history: dates, views, control. No Qt, no folium, no geopandas."""

//! Small PMTiles archives, made here: a tile with a street in it, and others around it.

use std::io::Cursor;

use pmtiles::{PmTilesWriter, TileCoord, TileType};

/// The tile around the bridge, at zoom 12.
pub(crate) const BRIDGE: (u8, u32, u32) = (12, 3_272, 1_857);

/// A vector tile with one line in its layer `roads`, as Mapbox Vector Tile 2.1 writes it.
pub(crate) fn street() -> Vec<u8> {
    let feature = [0x18, 0x02, 0x22, 0x07, 0x09, 0x32, 0x32, 0x12, 0xc8, 0x01, 0xc8, 0x01];
    let name = b"roads";
    let mut layer = vec![0x0a, name.len() as u8];
    layer.extend(name);
    layer.extend([0x12, feature.len() as u8]);
    layer.extend(feature);
    layer.extend([0x28, 0x80, 0x20, 0x78, 0x02]);
    let mut tile = vec![0x1a, layer.len() as u8];
    tile.extend(layer);
    tile
}

/// An archive with that tile, and so many others of noise, which no packing makes smaller.
pub(crate) fn archive(others: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let metadata = r#"{"name":"Huế","attribution":"<a href=\"https://www.openstreetmap.org/copyright\">© OpenStreetMap</a>"}"#;
    let writer = PmTilesWriter::new(TileType::Mvt).min_zoom(12).max_zoom(14).metadata(metadata);
    let mut writer = writer.create(&mut bytes).unwrap();
    let (zoom, x, y) = BRIDGE;
    writer.add_tile(TileCoord::new(zoom, x, y).unwrap(), &street()).unwrap();
    for other in 0..others {
        let at = TileCoord::new(14, 4 * x + other % 4, 4 * y + other / 4).unwrap();
        writer.add_tile(at, &noise(other)).unwrap();
    }
    writer.finalize().unwrap();
    bytes.into_inner()
}

fn noise(seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 24) as u8
    };
    (0..30_000).map(|_| next()).collect()
}

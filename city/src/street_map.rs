//! The street map that the operator gives: one PMTiles archive, read once at the start and served in pieces.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use futures_util::StreamExt as _;
use hue_model::street_map::{BYTES, StreetMap};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt as _};
use pmtiles::{AsyncPmTilesReader, Compression, ObjectStoreBackend, TileType};
use sha2::{Digest as _, Sha256};

use crate::http::address::Address;
use crate::problem::{Failure, Result};
use crate::streams::Streams;

/// Downloads at once; one more is told to come back.
const DOWNLOADS: usize = 64;
/// Of these, downloads to one address: a house or an office behind it has enough, and nobody takes them all.
const DOWNLOADS_EACH: usize = 8;
/// Whom to name where the archive names nobody: there is no other open map of streets.
const ATTRIBUTION: &str = "© OpenStreetMap contributors";

/// The archive.
pub struct GivenStreetMap {
    /// What devices are told of it.
    pub about: StreetMap,
    store: Arc<dyn ObjectStore>,
    key: Key,
    places: Streams,
}

impl GivenStreetMap {
    /// That of the operator, if they gave one.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn given(file: Option<&Path>) -> Result<Option<Self>> {
        match file {
            Some(file) => Self::open(file).await.map(Some),
            None => Ok(None),
        }
    }

    /// Reads the archive once: what it is, and its hash.
    ///
    /// # Errors
    /// The file cannot be read, is larger than a phone keeps, or is no archive of vector tiles that phones can read.
    pub async fn open(file: &Path) -> Result<Self> {
        let refused = |why: &str| Failure::Config(format!("the street map {}: {why}", file.display()));
        let (folder, name) = (file.parent(), file.file_name().and_then(|name| name.to_str()));
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = name.ok_or_else(|| refused("not the name of a file"))?;
        let open = || LocalFileSystem::new_with_prefix(folder);
        let said = |error: object_store::Error| refused(&error.to_string());
        let store = Arc::new(open().map_err(said)?);
        // As it stands: anything else would look for a name with its marks written as %C3%AA.
        let key = Key::parse(name).map_err(|error| refused(&error.to_string()))?;
        let bytes = store.head(&key).await.map_err(said)?.size;
        if bytes > BYTES {
            return Err(refused("it is larger than a phone keeps"));
        }
        let backend = ObjectStoreBackend::new(Box::new(open().map_err(said)?), key.clone());
        let reader = AsyncPmTilesReader::try_from_source(backend).await;
        let reader = reader.map_err(|error| refused(&error.to_string()))?;
        let header = reader.get_header();
        let packed = matches!(header.tile_compression, Compression::Gzip | Compression::None);
        if header.tile_type != TileType::Mvt || !packed {
            return Err(refused("its tiles are not vector tiles packed by gzip"));
        }
        let metadata = reader.get_metadata().await.map_err(|error| refused(&error.to_string()))?;
        let (attribution, max_zoom) = (attribution(&metadata), header.max_zoom);
        let about = StreetMap { sha256: hash(&*store, &key).await?, bytes, attribution, max_zoom };
        Ok(Self { about, store, key, places: Streams::new(DOWNLOADS, DOWNLOADS_EACH) })
    }

    /// A piece of it as a body.
    ///
    /// # Errors
    /// Too many download at once, in all or at this address, or the file cannot be read.
    pub(crate) async fn piece(&self, range: Range<u64>, address: Address) -> Result<Body> {
        let place = self.places.take_free(&format!("{address:?}").into()).ok_or_else(Failure::try_again)?;
        let options = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        let pieces = self.store.get_opts(&self.key, options).await?.into_stream();
        Ok(Body::from_stream(pieces.map(move |piece| {
            let _ = &place;
            piece
        })))
    }
}

async fn hash(store: &dyn ObjectStore, key: &Key) -> Result<String> {
    let mut pieces = store.get_opts(key, GetOptions::default()).await?.into_stream();
    let mut hash = Sha256::new();
    while let Some(piece) = pieces.next().await {
        hash.update(&piece?);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whom the archive names, without the marks of HTML that tools write around it.
fn attribution(metadata: &str) -> String {
    let metadata: serde_json::Value = serde_json::from_str(metadata).unwrap_or_default();
    let said = metadata.get("attribution").and_then(|said| said.as_str()).unwrap_or_default();
    let mut text = String::new();
    for (index, piece) in said.split('<').enumerate() {
        text.push_str(if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) });
    }
    let text = text.replace("&copy;", "©").replace("&amp;", "&");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { ATTRIBUTION.to_owned() } else { text.chars().take(200).collect() }
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTION, attribution};

    #[test]
    fn whom_to_name_is_plain_text() {
        let said =
            r#"{"attribution":"<a href=\"https://osm.org\">&copy; OpenStreetMap</a>  and\n<b>friends</b>"}"#;
        assert_eq!(attribution(said), "© OpenStreetMap and friends");
        for nobody in ["{}", "no json", r#"{"attribution":"<br>"}"#] {
            assert_eq!(attribution(nobody), ATTRIBUTION);
        }
    }
}

//! A PMTiles archive on the disk.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use hue_model::Problem;
use hue_model::problem::Code;
use pmtiles::{
    AsyncBackend, AsyncPmTilesReader, BackendResponse, Compression, HashMapCache, PmtError, PmtResult,
    TileCoord, TileType,
};

use crate::files;

/// An archive of vector tiles.
pub(super) struct Archive {
    reader: AsyncPmTilesReader<Disk, HashMapCache>,
}

/// The file; reads wait for each other and not for the engine's threads.
struct Disk(Arc<Mutex<File>>);

impl AsyncBackend for Disk {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let file = Arc::clone(&self.0);
        let read = move || {
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(offset))?;
            (&*file).take(length as u64).read_to_end(&mut bytes)?;
            Ok(BackendResponse::new(Bytes::from(bytes)))
        };
        tokio::task::spawn_blocking(read)
            .await
            .map_err(|error| PmtError::Reading(std::io::Error::other(error)))?
    }
}

impl Archive {
    /// Opens a file; `Invalid` where it is no archive of vector tiles that this version reads.
    pub(super) async fn open(path: PathBuf) -> Result<Self, Problem> {
        let file = tokio::task::spawn_blocking(move || File::open(path)).await;
        let file = file.map_err(|_| Problem::new(Code::Internal))?;
        let file = file.map_err(|error| files::io_problem(&error))?;
        let disk = Disk(Arc::new(Mutex::new(file)));
        let reader = AsyncPmTilesReader::try_from_cached_source(disk, HashMapCache::default()).await;
        let reader = reader.map_err(refused)?;
        // It lies behind the directory: a file that ends before it is none.
        reader.get_metadata().await.map_err(refused)?;
        let header = reader.get_header();
        let readable = header.tile_type == TileType::Mvt
            && matches!(header.tile_compression, Compression::Gzip | Compression::None);
        if readable { Ok(Self { reader }) } else { Err(Problem::new(Code::Invalid)) }
    }

    /// One tile, unpacked.
    pub(super) async fn tile(&self, zoom: u8, x: u32, y: u32) -> Result<Option<Bytes>, Problem> {
        let at = TileCoord::new(zoom, x, y).map_err(|_| Problem::new(Code::NotFound))?;
        self.reader.get_tile_decompressed(at).await.map_err(refused)
    }
}

fn refused(error: PmtError) -> Problem {
    tracing::warn!(%error, "the street map cannot be read");
    match error {
        PmtError::Reading(error) => files::io_problem(&error),
        _ => Problem::new(Code::Invalid),
    }
}

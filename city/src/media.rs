//! Photos that arrived whole: files in the data folder, or S3.

mod picture;

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use hue_model::id::PhotoId;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt as _};

pub use picture::Picture;

use crate::problem::{Failure, Result};

/// The store of photos.
#[derive(Clone, Debug)]
pub struct Media {
    store: Arc<dyn ObjectStore>,
}

impl Media {
    /// Opens `s3://bucket/prefix` (keys and endpoint from the `AWS_` variables), or a folder of `data`.
    ///
    /// # Errors
    /// The address cannot be used, or the folder cannot be made.
    pub fn open(data: &Path, address: Option<&str>) -> Result<Self> {
        let store: Arc<dyn ObjectStore> = match address {
            Some(address) => s3(address)?,
            None => {
                let folder = data.join("media");
                crate::folder::make(&folder)?;
                // A photo that was acknowledged survives a power cut.
                Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))
            }
        };
        Ok(Self { store })
    }

    /// Stores a photo; storing it again changes nothing.
    ///
    /// # Errors
    /// The store fails.
    pub async fn put(&self, id: PhotoId, bytes: Bytes) -> Result<()> {
        self.store.put(&key(id), bytes.into()).await?;
        Ok(())
    }

    /// The bytes of a photo.
    ///
    /// # Errors
    /// It is not there, or the store fails.
    pub async fn get(&self, id: PhotoId) -> Result<Bytes> {
        match self.store.get(&key(id)).await {
            Ok(found) => Ok(found.bytes().await?),
            Err(object_store::Error::NotFound { .. }) => Err(Failure::not_found()),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a photo; one that is not there is removed already.
    ///
    /// # Errors
    /// The store fails.
    pub async fn delete(&self, id: PhotoId) -> Result<()> {
        match self.store.delete(&key(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn key(id: PhotoId) -> Key {
    Key::from(format!("{id}.jpg"))
}

fn s3(address: &str) -> Result<Arc<dyn ObjectStore>> {
    let url = url::Url::parse(address).map_err(|_| Failure::Config(format!("not an address: {address}")))?;
    let bucket = url.host_str().filter(|_| url.scheme() == "s3");
    let bucket = bucket.ok_or_else(|| Failure::Config(format!("not s3://bucket/prefix: {address}")))?;
    let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build()?;
    Ok(Arc::new(PrefixStore::new(store, url.path().trim_matches('/'))))
}

//! The city this app belongs to: taken in when the app is built.

use std::path::{Path, PathBuf};

use hue_model::shell::CityProfile;

/// Why there is no city.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("the city profile {0} cannot be read: {1}")]
    Read(PathBuf, #[source] std::io::Error),
    /// The file is not a profile.
    #[error("the city profile does not have the right form: {0}")]
    Form(#[from] serde_json::Error),
}

/// The profile this app was built with.
///
/// # Errors
/// `Form` when the build took something else in.
pub fn built_in() -> Result<CityProfile, Error> {
    Ok(serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/city.json")))?)
}

/// The profile in a file, for development.
///
/// # Errors
/// When the file is not there or not a profile.
pub fn read(file: &Path) -> Result<CityProfile, Error> {
    let text = std::fs::read(file).map_err(|error| Error::Read(file.to_owned(), error))?;
    Ok(serde_json::from_slice(&text)?)
}

#[cfg(test)]
mod tests {
    use super::built_in;

    #[test]
    fn the_profile_that_was_built_in_is_one() {
        let city = built_in().unwrap();
        assert!(!city.base_url.ends_with('/'), "{}", city.base_url);
        assert!(city.issuer.starts_with("http"), "{}", city.issuer);
    }
}

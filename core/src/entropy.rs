//! Chance as the engine takes it.

use std::time::Duration;

/// Where chance comes from; tests bring a seed.
pub trait Entropy: Send + Sync + 'static {
    /// Fills `bytes` with chance fit for keys.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's chance.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        // A device without chance cannot keep a secret, and going on would only pretend that it could.
        if getrandom::fill(bytes).is_err() {
            tracing::error!("the system gives no random bytes");
            std::process::abort();
        }
    }
}

/// `N` random bytes.
pub(crate) fn bytes<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// `most` less a part of `less` by chance, so that all devices together do not come at once.
pub(crate) fn shortened(most: Duration, less: Duration, entropy: &dyn Entropy) -> Duration {
    let [chance] = bytes::<1>(entropy);
    most - less * u32::from(chance) / 255
}

/// Chance that always says the same.
#[cfg(test)]
pub(crate) struct Loaded(pub(crate) u8);

#[cfg(test)]
impl Entropy for Loaded {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0);
    }
}

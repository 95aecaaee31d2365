//! Chance as the engine takes it.

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

//! Fingerprints: 128 bits that stand for a content, so that equal content is never worked on twice.

use std::fmt;
use std::hash::{Hash, Hasher};

/// The first 128 bits of a BLAKE3 hash: equal only for equal content, for all that we will ever see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u128);

/// A value beside its fingerprint.
#[derive(Clone, Debug)]
pub struct Hashed<T> {
    /// The value.
    pub value: T,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
}

impl Fingerprint {
    /// Returns the fingerprint of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::from_hash(&blake3::hash(bytes))
    }

    /// Returns the fingerprint of a value by its `Hash`, stable for one version of the program.
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        // BLAKE3 is fast on long input; fields are short. So they are gathered first.
        let mut fields = Fields(Vec::with_capacity(1 << 10));
        value.hash(&mut fields);
        Self::of_bytes(&fields.0)
    }

    /// Returns the first half of a BLAKE3 hash.
    pub fn from_hash(hash: &blake3::Hash) -> Self {
        let mut first = [0; 16];
        first.copy_from_slice(&hash.as_bytes()[..16]);
        Self(u128::from_be_bytes(first))
    }
}

impl<T: Hash> Hashed<T> {
    /// Returns the value with its fingerprint.
    pub fn new(value: T) -> Self {
        let fingerprint = Fingerprint::of(&value);
        Self { value, fingerprint }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The bytes of a value's fields, one after the other.
struct Fields(Vec<u8>);

impl Hasher for Fields {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        let mut first = [0; 8];
        first.copy_from_slice(&blake3::hash(&self.0).as_bytes()[..8]);
        u64::from_be_bytes(first)
    }
}

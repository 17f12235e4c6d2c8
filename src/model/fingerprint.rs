//! Fingerprints: 128 bits that stand for a content, so that equal content is never worked on twice.

use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::io::{self, Read};

use serde::{Deserialize, Serialize, Serializer};
use twox_hash::{xxhash3_64, xxhash3_128};

/// The XXH3 hash of a content, 128 bits: equal only for equal content, for all that we will ever see.
///
/// Not for keeping out someone who wants two contents to look alike: whoever writes the sources
/// could as well publish what they like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
        Self(xxhash3_128::Hasher::oneshot(bytes))
    }

    /// Returns the fingerprint of bytes that come piece by piece, as if they came at once.
    ///
    /// # Errors
    /// Those of reading.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Self> {
        let mut hasher = xxhash3_128::Hasher::new();
        let mut piece = vec![0; 64 << 10];
        loop {
            match reader.read(&mut piece)? {
                0 => return Ok(Self(hasher.finish_128())),
                length => hasher.write(&piece[..length]),
            }
        }
    }

    /// Returns the fingerprint of a value by its `Hash`, stable for one version of the program.
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        // Hashing is fast on long input, and fields are short: they are gathered first.
        let mut fields = Fields(ROOM.take());
        fields.0.clear();
        value.hash(&mut fields);
        let fingerprint = Self::of_bytes(&fields.0);
        ROOM.set(fields.0);
        fingerprint
    }
}

impl<T: Hash> Hashed<T> {
    /// Returns the value with its fingerprint.
    pub fn new(value: T) -> Self {
        let fingerprint = Fingerprint::of(&value);
        Self { value, fingerprint }
    }
}

impl<T> Hash for Hashed<T> {
    /// The fingerprint stands for the value.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl<T: Serialize> Serialize for Hashed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A map under fingerprints, which are hashes already.
pub type FingerprintMap<T> = HashMap<Fingerprint, T, BuildHasherDefault<Taken>>;

/// Takes a fingerprint for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken(u64);

impl Hasher for Taken {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.first_chunk().map_or(0, |bytes| u64::from_ne_bytes(*bytes));
    }

    #[expect(clippy::cast_possible_truncation, reason = "any half of a hash is one")]
    fn write_u128(&mut self, number: u128) {
        self.0 = number as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

thread_local! {
    /// Room for fields, so that not every small value asks for its own.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The bytes of a value's fields, one after the other.
struct Fields(Vec<u8>);

impl Hasher for Fields {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        xxhash3_64::Hasher::oneshot(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_as_the_whole() {
        let whole = "Đường lên đỉnh Phan Xi Păng".repeat(9_000);
        assert_eq!(
            Fingerprint::of_reader(whole.as_bytes()).unwrap(),
            Fingerprint::of_bytes(whole.as_bytes())
        );
        assert_ne!(Fingerprint::of(&("a", "b")), Fingerprint::of(&("ab", "")));
    }
}

//! A piece of the cache's file: its length, a seal, and texts, outputs and copies packed.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Copied, HEAD, Look, PARCEL, Room, Stored, StoredOutput, StoredText};
use crate::model::fingerprint::Fingerprint;
use crate::render::questions::Asked;

/// Bytes of a length.
const LENGTH: usize = size_of::<u64>();
/// Bytes of a seal.
const SEAL: usize = size_of::<u128>();

/// Outputs as they are packed. Most pages ask the same: lists of questions are packed once.
#[derive(Serialize, Deserialize)]
struct Rest {
    looks: Vec<Look>,
    asked: Vec<Vec<Asked>>,
    outputs: Vec<(Arc<str>, Fingerprint, u32, Fingerprint)>,
    copies: Vec<Copied>,
}

/// Returns a piece; `None` if something in it cannot be packed.
pub fn write(stored: &Stored) -> Option<Vec<u8>> {
    let parcels = stored.texts.par_chunks(PARCEL).map(|texts| postcard::to_allocvec(texts).ok());
    let mut parts = parcels.collect::<Option<Vec<_>>>()?;
    parts.push(postcard::to_allocvec(&rest(stored)).ok()?);
    let length = parts.iter().map(|part| LENGTH + part.len()).sum::<usize>();
    let mut piece = Vec::with_capacity(LENGTH + SEAL + length);
    put_length(length, &mut piece);
    piece.extend_from_slice(&[0; SEAL]);
    for part in parts {
        put_length(part.len(), &mut piece);
        piece.extend_from_slice(&part);
    }
    let seal = seal(&piece[LENGTH + SEAL..]);
    piece[LENGTH..LENGTH + SEAL].copy_from_slice(&seal);
    Some(piece)
}

/// Reads a cache's file, as far as every byte of it is as it was written; also tells how long its pieces are, if all are.
/// `None` if it is none, or of another build of the program.
pub fn read_all(bytes: &[u8]) -> Option<(Stored, Option<Room>)> {
    let mut rest = bytes.strip_prefix(HEAD.as_bytes())?;
    let mut stored = Stored::default();
    let mut lengths = Vec::new();
    while let Some((payload, after)) = unsealed(rest) {
        let piece = unpack(payload)?;
        lengths.push(payload.len());
        stored = if lengths.len() == 1 { piece } else { joined(stored, piece) };
        rest = after;
    }
    let first = lengths.first().copied().unwrap_or_default();
    let room = Room { first, added: lengths.iter().sum::<usize>() - first };
    Some((stored, (rest.is_empty() && !lengths.is_empty()).then_some(room)))
}

/// Returns the seal of a piece: another build of the program may add to the same file, and seals otherwise.
fn seal(payload: &[u8]) -> [u8; SEAL] {
    Fingerprint::of(&(HEAD, Fingerprint::of_bytes(payload))).0.to_le_bytes()
}

fn put_length(length: usize, into: &mut Vec<u8>) {
    into.extend_from_slice(&(length as u64).to_le_bytes());
}

/// Returns the content of the first piece, and what follows; `None` unless the whole of it is as it was written.
fn unsealed(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<LENGTH>()?;
    let (seal, rest) = rest.split_first_chunk::<SEAL>()?;
    let (payload, after) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    (self::seal(payload) == *seal).then_some((payload, after))
}

fn unpack(mut payload: &[u8]) -> Option<Stored> {
    let mut parts = Vec::new();
    while let Some((length, rest)) = payload.split_first_chunk::<LENGTH>() {
        let (part, after) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        parts.push(part);
        payload = after;
    }
    let last = parts.pop()?;
    let open = |parcel: &&[u8]| postcard::from_bytes::<Vec<StoredText>>(parcel).ok();
    let (texts, rest) = rayon::join(
        || parts.par_iter().map(open).collect::<Option<Vec<_>>>(),
        || postcard::from_bytes::<Rest>(last).ok(),
    );
    let Rest { looks, asked, outputs, copies } = rest?;
    let asked: Vec<Arc<[Asked]>> = asked.into_iter().map(Into::into).collect();
    let output = |(path, key, number, bytes): (_, _, u32, _)| {
        Some(StoredOutput { path, key, asked: asked.get(number as usize)?.clone(), bytes })
    };
    let outputs = outputs.into_iter().map(output).collect::<Option<_>>()?;
    Some(Stored { texts: texts?.into_iter().flatten().collect(), looks, outputs, copies })
}

/// Puts a later piece over what is known.
fn joined(mut known: Stored, later: Stored) -> Stored {
    for text in later.texts {
        match known.texts.binary_search_by(|known| known.path().cmp(text.path())) {
            Ok(at) => known.texts[at] = text,
            Err(at) => known.texts.insert(at, text),
        }
    }
    for (path, source, stat, is_settled) in later.looks {
        if let Ok(at) = known.texts.binary_search_by(|known| known.path().cmp(&path))
            && known.texts[at].source == source
        {
            (known.texts[at].stat, known.texts[at].is_settled) = (stat, is_settled);
        }
    }
    for copied in later.copies {
        match known.copies.binary_search_by(|known| known.0.cmp(&copied.0)) {
            Ok(at) => known.copies[at] = copied,
            Err(at) => known.copies.insert(at, copied),
        }
    }
    // Of two with one path, the later is put into the map last.
    known.outputs.extend(later.outputs);
    known
}

fn rest(stored: &Stored) -> Rest {
    let mut asked: Vec<Vec<Asked>> = Vec::new();
    let mut numbers: HashMap<&[Asked], u32> = HashMap::new();
    let output = |output: &StoredOutput| (output.path.clone(), output.key, 0, output.bytes);
    let mut outputs: Vec<_> = stored.outputs.iter().map(output).collect();
    for (packed, output) in outputs.iter_mut().zip(&stored.outputs) {
        packed.2 = *numbers.entry(&output.asked).or_insert_with(|| {
            asked.push(output.asked.to_vec());
            u32::try_from(asked.len() - 1).unwrap_or(u32::MAX)
        });
    }
    Rest { looks: stored.looks.clone(), asked, outputs, copies: stored.copies.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::Stat;
    use super::*;

    #[test]
    fn a_spoilt_piece_is_none() {
        let stat = Stat { len: 1, mtime: 2, ctime: 3, inode: 4, device: 5 };
        let output = StoredOutput {
            path: "vi/cầu/index.html".into(),
            key: Fingerprint(1),
            asked: [].into(),
            bytes: Fingerprint(2),
        };
        let copies = vec![("ảnh.jpg".into(), stat, Fingerprint(5))];
        let piece = write(&Stored { outputs: vec![output], copies, ..Stored::default() }).unwrap();
        let whole = [HEAD.as_bytes(), &piece].concat();
        let (stored, room) = read_all(&whole).unwrap();
        assert_eq!((stored.outputs.len(), stored.copies.len(), room.is_some()), (1, 1, true));
        for length in HEAD.len()..whole.len() {
            let (stored, room) = read_all(&whole[..length]).unwrap();
            assert!(stored.outputs.is_empty() && room.is_none(), "cut at {length}");
        }
        for at in 0..whole.len() {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0x40;
            let read = read_all(&spoilt);
            assert!(read.is_none_or(|(stored, room)| stored.outputs.is_empty() && room.is_none()));
        }
    }
}

//! What is sent after the headers: bytes, a file piece by piece, or events as they come.

use std::fs::File;
use std::future::Future;
use std::io::{self, ErrorKind, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::sync::mpsc::Receiver;
use tokio::task::{JoinHandle, spawn_blocking};

/// How much of a file is in memory at a time, for each who reads it.
const PIECE: u64 = 128 << 10;

/// The body of a response.
pub(super) enum Content {
    /// Bytes, once.
    Whole(Bytes),
    /// A file's bytes from where it stands.
    File(Reading),
    /// Bytes as they come, until the sender is gone.
    Events(Receiver<Bytes>),
}

/// A file being sent. It is read a piece ahead of nothing: only when the reader has taken the last.
pub(super) struct Reading {
    left: u64,
    state: State,
}

enum State {
    Resting(Option<File>),
    Reading(JoinHandle<io::Result<(File, Bytes)>>),
}

impl Content {
    /// Returns `length` bytes of a file, from where it stands.
    pub fn of_file(file: File, length: u64) -> Self {
        Self::File(Reading { left: length, state: State::Resting(Some(file)) })
    }
}

impl Body for Content {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let frame = match self.get_mut() {
            Self::Whole(bytes) if bytes.is_empty() => None,
            Self::Whole(bytes) => Some(Ok(std::mem::take(bytes))),
            Self::File(reading) => ready!(reading.poll_piece(context)),
            Self::Events(receiver) => ready!(receiver.poll_recv(context)).map(Ok),
        };
        Poll::Ready(frame.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_empty(),
            Self::File(reading) => reading.left == 0,
            Self::Events(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::File(reading) => SizeHint::with_exact(reading.left),
            Self::Events(_) => SizeHint::default(),
        }
    }
}

impl Reading {
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            match &mut self.state {
                State::Resting(_) if self.left == 0 => return Poll::Ready(None),
                State::Resting(file) => {
                    let Some(file) = file.take() else { return Poll::Ready(None) };
                    let length = self.left.min(PIECE);
                    self.state = State::Reading(spawn_blocking(move || read(file, length)));
                }
                State::Reading(handle) => {
                    let read = ready!(Pin::new(handle).poll(context)).map_err(io::Error::other);
                    let piece = read.flatten().map(|(file, piece)| {
                        self.left -= piece.len() as u64;
                        self.state = State::Resting(Some(file));
                        piece
                    });
                    if piece.is_err() {
                        self.state = State::Resting(None);
                    }
                    return Poll::Ready(Some(piece));
                }
            }
        }
    }
}

/// Reads the next piece. A file that has become shorter breaks the connection: its length is told already.
fn read(mut file: File, length: u64) -> io::Result<(File, Bytes)> {
    let mut piece = Vec::new();
    (&mut file).take(length).read_to_end(&mut piece)?;
    match piece.len() {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok((file, piece.into())),
    }
}

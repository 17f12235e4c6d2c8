//! The server: listens, takes connections, and gives each request to `respond`.
//!
//! It has a runtime of its own. Nobody can hold it up: headers, idle connections and writes have
//! their time, and there is a limit to how many connections are open.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioTimer;
use tokio::net::TcpStream;
use tokio::runtime::{self, Runtime};
use tokio::sync::{Semaphore, watch};
use tokio::time::sleep;

use crate::serve::kept::Shelf;
use crate::serve::patience::Patient;
use crate::serve::respond::{self, House};
use crate::serve::showing::Showing;
use crate::serve::words::Words;

/// How many ports after a busy one are tried.
const MORE_PORTS: u16 = 20;

/// How much of a request's head is taken in, in bytes, before it is refused as too large.
const LARGEST_HEAD: usize = 64 << 10;

/// Sockets that listen, all on one port.
#[derive(Debug)]
pub struct Bound {
    /// The port that was found.
    pub port: u16,
    /// Whether another program has the port that was asked for.
    pub was_busy: bool,
    host: String,
    listeners: Vec<TcpListener>,
}

/// How the server is to behave.
pub struct Options {
    /// Names, beside this machine's own, that it answers to.
    pub hosts: Vec<String>,
    /// What it says by itself.
    pub words: Words,
    /// How much it bears.
    pub limits: Limits,
}

/// How much the server bears.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a request's head may take, and how long a connection may lie idle.
    pub head: Duration,
    /// How long a write may wait for whoever should read.
    pub write: Duration,
    /// How long a page hears nothing before it is told that the server is still there.
    pub silence: Duration,
    /// How many connections are open at a time; others wait in line.
    pub connections: usize,
}

/// A server that runs, until this is dropped.
#[derive(Debug)]
pub struct Serving {
    runtime: Option<Runtime>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            write: Duration::from_secs(30),
            silence: Duration::from_secs(15),
            // Under the 1,024 files that most systems let a program have open.
            connections: 800,
        }
    }
}

/// Listens on a port of a host, or on the next that is free; 0 lets the system choose.
///
/// A name may have several addresses (`localhost` mostly has two). All that this machine has are
/// taken: else another program's page could appear at the same address in some browsers.
///
/// # Errors
/// The host is unknown or not this machine's, or the port and all that are tried after it are busy.
pub fn bind(host: &str, port: u16) -> io::Result<Bound> {
    let last = if port == 0 { 0 } else { port.saturating_add(MORE_PORTS) };
    let mut busy = io::Error::from(ErrorKind::AddrInUse);
    for candidate in port..=last {
        match bind_all(host, candidate) {
            Ok(listeners) => {
                let found = listeners[0].local_addr()?.port();
                let was_busy = candidate != port;
                return Ok(Bound { port: found, was_busy, host: host.to_string(), listeners });
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => busy = error,
            Err(error) => return Err(error),
        }
    }
    Err(busy)
}

/// Listens on one port of all addresses of a host; never on none.
fn bind_all(host: &str, port: u16) -> io::Result<Vec<TcpListener>> {
    let mut listeners: Vec<TcpListener> = Vec::new();
    let mut missing = io::Error::from(ErrorKind::AddrNotAvailable);
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    for mut address in (bare, port).to_socket_addrs()? {
        if let Some(first) = listeners.first() {
            address.set_port(first.local_addr()?.port());
        }
        match TcpListener::bind(address) {
            Ok(listener) => listeners.push(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse && has(&listeners, address) => {}
            // A machine without IPv6 may still have a name for it.
            Err(error) if error.kind() != ErrorKind::AddrInUse => missing = error,
            Err(error) => return Err(error),
        }
    }
    if listeners.is_empty() { Err(missing) } else { Ok(listeners) }
}

/// Tells whether an address is listened on already: a hosts file may name it twice.
fn has(listeners: &[TcpListener], address: SocketAddr) -> bool {
    listeners.iter().any(|listener| listener.local_addr().is_ok_and(|known| known == address))
}

impl Bound {
    /// Returns the address that a browser on this machine finds the server at.
    pub fn url(&self) -> String {
        let host = match self.host.as_str() {
            "0.0.0.0" | "::" | "[::]" => "localhost".to_string(),
            host if host.contains(':') && !host.starts_with('[') => format!("[{host}]"),
            host => host.to_string(),
        };
        format!("http://{host}:{}/", self.port)
    }
}

/// Serves what `showing` holds, on threads of its own, until the value that is returned is dropped.
///
/// # Errors
/// The system gives no threads, or cannot watch the sockets.
pub fn start(bound: Bound, options: Options, showing: watch::Receiver<Arc<Showing>>) -> io::Result<Serving> {
    let runtime =
        runtime::Builder::new_multi_thread().worker_threads(2).thread_name("serve").enable_all().build()?;
    let room = Arc::new(Semaphore::new(options.limits.connections));
    let house = Arc::new(House { showing, shelf: Shelf::default(), options });
    let guard = runtime.enter();
    for listener in bound.listeners {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        runtime.spawn(accept(listener, room.clone(), house.clone()));
    }
    drop(guard);
    Ok(Serving { runtime: Some(runtime) })
}

async fn accept(listener: tokio::net::TcpListener, room: Arc<Semaphore>, house: Arc<House>) {
    loop {
        let place = room.clone().acquire_owned().await.expect("invariant: the semaphore is never closed");
        match listener.accept().await {
            Ok((stream, _)) => {
                let house = house.clone();
                tokio::spawn(async move {
                    converse(stream, house).await;
                    drop(place);
                });
            }
            // No more files may be open, or the other end is gone: both pass.
            Err(_) => sleep(Duration::from_millis(20)).await,
        }
    }
}

/// Answers the requests of one connection. That it breaks is the other end's affair.
async fn converse(stream: TcpStream, house: Arc<House>) {
    // An event is a few bytes that must not wait for more.
    let _ = stream.set_nodelay(true);
    let limits = house.options.limits;
    let service = service_fn(move |request| {
        let house = house.clone();
        async move { Ok::<_, Infallible>(respond::respond(&house, &request).await) }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(Patient::new(stream, limits.write), service)
        .await;
}

impl Drop for Serving {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_told_and_the_next_one_taken() {
        let first = bind("127.0.0.1", 0).unwrap();
        assert!(!first.was_busy);
        let second = bind("127.0.0.1", first.port).unwrap();
        assert!(second.was_busy && second.port > first.port);
        assert_eq!(second.url(), format!("http://127.0.0.1:{}/", second.port));
    }

    #[test]
    fn a_host_elsewhere_is_an_error() {
        assert!(bind("192.0.2.1", 0).is_err());
    }

    #[test]
    fn addresses_are_written_for_a_browser() {
        let url = |host: &str| {
            Bound { port: 1111, was_busy: false, host: host.into(), listeners: Vec::new() }.url()
        };
        assert_eq!(url("localhost"), "http://localhost:1111/");
        assert_eq!(url("0.0.0.0"), "http://localhost:1111/");
        assert_eq!(url("::1"), "http://[::1]:1111/");
    }
}

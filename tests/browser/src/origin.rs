//! A web site of a test: an origin of its own on a free loopback port.
//!
//! Written on the bare socket, because what these tests need most, a body that stops half-way under a head
//! that promises all of it, is what an HTTP library exists to prevent.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::reply::{Delivery, Reply};
use crate::{Failure, Outcome};

const ICON: &str = "/favicon.ico";

/// A running server and what it was asked. It ends when this value is dropped.
#[derive(Debug)]
pub struct Origin {
    address: SocketAddr,
    site: Arc<Site>,
    listening: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Site {
    replies: Mutex<BTreeMap<String, Reply>>,
    requests: Mutex<Vec<Request>>,
    /// How many bytes each path whose answer has no end took before the browser hung up.
    endless: Mutex<BTreeMap<String, usize>>,
}

/// One request, as far as tests look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, `OPTIONS` …
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The `Cookie` header.
    pub cookie: Option<String>,
}

impl Origin {
    /// Starts a site that answers 404 to everything.
    ///
    /// # Errors
    /// When no loopback port is free.
    pub async fn start() -> Outcome<Self> {
        let unavailable =
            |error| Failure::new(format!("no loopback port for a test's web site: {error}"));
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .map_err(unavailable)?;
        let address = listener.local_addr().map_err(unavailable)?;
        let site = Arc::new(Site::default());
        // Browsers ask for it by themselves, and one that is not there would be an error in their console.
        locked(&site.replies).insert(ICON.to_owned(), Reply::new("image/png", []).status(204));
        let listening = tokio::spawn(listen(listener, Arc::clone(&site)));
        Ok(Self {
            address,
            site,
            listening,
        })
    }

    /// The absolute address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on, the path (without a query) is answered with this.
    pub fn serve(&self, path: &str, reply: Reply) -> &Self {
        locked(&self.site.replies).insert(path.to_owned(), reply);
        self
    }

    /// Whether the path has an answer of its own.
    pub fn answers(&self, path: &str) -> bool {
        locked(&self.site.replies).contains_key(path)
    }

    /// How many bytes an answer without end came to before the browser hung up; nothing while it takes more.
    pub fn hung_up_after(&self, path: &str) -> Option<usize> {
        locked(&self.site.endless).get(path).copied()
    }

    /// The requests so far, without those the browser makes by itself.
    pub fn requests(&self) -> Vec<Request> {
        locked(&self.site.requests)
            .iter()
            .filter(|request| request.path != ICON)
            .cloned()
            .collect()
    }
}

impl Drop for Origin {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long a server that holds an answer back waits before it looks again.
const AGAIN: Duration = Duration::from_millis(10);

async fn listen(listener: TcpListener, site: Arc<Site>) {
    while let Ok((stream, _)) = listener.accept().await {
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            // A browser may hang up whenever it likes: that is no failure of the test.
            let _ = answer(stream, &site).await;
        });
    }
}

async fn answer(mut stream: TcpStream, site: &Site) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        if stream.read_buf(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let Some(request) = request(&String::from_utf8_lossy(&head)) else {
        return Ok(());
    };
    let path = request
        .path
        .split('?')
        .next()
        .unwrap_or_default()
        .to_owned();
    locked(&site.requests).push(request);
    let reply = loop {
        let reply = locked(&site.replies).get(&path).cloned();
        match reply.unwrap_or_else(Reply::not_found) {
            held if held.delivery() == Delivery::Held => tokio::time::sleep(AGAIN).await,
            reply => break reply,
        }
    };
    stream.write_all(&reply.bytes()).await?;
    match reply.delivery() {
        // Until the browser gives up, or the test's runtime ends.
        Delivery::Stalled => {
            stream.read_to_end(&mut Vec::new()).await?;
        }
        Delivery::Endless => {
            let blanks = [b' '; 1 << 16];
            let mut sent = 0;
            while stream.write_all(&blanks).await.is_ok() {
                sent += blanks.len();
                // As fast as a good line, not as this machine: engines read ahead of their pages.
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            locked(&site.endless).insert(path, sent);
        }
        Delivery::Whole | Delivery::Truncated | Delivery::Refused | Delivery::Held => {}
    }
    stream.shutdown().await
}

fn request(head: &str) -> Option<Request> {
    let mut lines = head.lines();
    let mut start = lines.next()?.split(' ');
    let (method, path) = (start.next()?.to_owned(), start.next()?.to_owned());
    let cookie = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("cookie"))
        .map(|(_, value)| value.trim().to_owned());
    Some(Request {
        method,
        path,
        cookie,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_with_its_cookie() {
        let head = "GET /story.json?v=2 HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: a=b\r\n\r\n";
        let expected = Request {
            method: "GET".into(),
            path: "/story.json?v=2".into(),
            cookie: Some("a=b".into()),
        };
        assert_eq!(request(head), Some(expected));
    }
}

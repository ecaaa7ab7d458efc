//! What a server answers: also what no well-behaved server would.

/// One answer, kept as data.
#[derive(Debug, Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    delivery: Delivery,
}

/// How much of the announced body is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// All of it.
    Whole,
    /// The first half, then the connection closes.
    Truncated,
    /// The first half, then nothing more, while the connection stays open.
    Stalled,
    /// The body, then blanks without end, until the browser hangs up.
    Endless,
    /// Nothing: the connection closes at once, as where there is no network.
    Refused,
    /// Nothing, until the same path is served another answer: that one is sent then.
    Held,
}

impl Reply {
    /// A body with its media type, status 200, never cached: every test sees every request.
    pub fn new(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: Vec::new(),
            body: body.into(),
            delivery: Delivery::Whole,
        }
        .header("content-type", media_type)
        .header("cache-control", "no-store")
    }

    /// A web page.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::new("text/html; charset=utf-8", body)
    }

    /// A story, or what should have been one.
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::new("application/json", body)
    }

    /// The answer to a path that has none.
    pub fn not_found() -> Self {
        Self::new("text/plain; charset=utf-8", "Nothing here.").status(404)
    }

    /// A file, its media type told by the end of its name.
    pub fn file(name: &str, body: impl Into<Vec<u8>>) -> Self {
        let media_type = match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("wasm") => "application/wasm",
            Some("json") => "application/json",
            Some("css") => "text/css; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            _ => "application/octet-stream",
        };
        Self::new(media_type, body)
    }

    /// The same answer with this status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same answer with this header, in place of one of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same answer under this Content-Security-Policy.
    #[must_use]
    pub fn policy(self, policy: &str) -> Self {
        self.header("content-security-policy", policy)
    }

    /// The same answer, readable from every origin.
    #[must_use]
    pub fn for_every_origin(self) -> Self {
        self.header("access-control-allow-origin", "*")
    }

    /// The same answer, delivered in this way.
    #[must_use]
    pub fn delivered(mut self, delivery: Delivery) -> Self {
        self.delivery = delivery;
        self
    }

    /// No answer yet: whoever asks waits until the path is served another one.
    pub fn held() -> Self {
        Self::not_found().delivered(Delivery::Held)
    }

    /// What is sent of the answer, head and body, as bytes of HTTP/1.1.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = format!("HTTP/1.1 {} .\r\nconnection: close\r\n", self.status);
        if self.delivery != Delivery::Endless {
            bytes.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        for (name, value) in &self.headers {
            bytes.push_str(&format!("{name}: {value}\r\n"));
        }
        bytes.push_str("\r\n");
        let sent = match self.delivery {
            Delivery::Whole | Delivery::Endless | Delivery::Held => self.body.len(),
            Delivery::Refused => return Vec::new(),
            Delivery::Truncated | Delivery::Stalled => self.body.len() / 2,
        };
        let mut bytes = bytes.into_bytes();
        bytes.extend_from_slice(&self.body[..sent]);
        bytes
    }

    /// How much of the body is sent.
    pub fn delivery(&self) -> Delivery {
        self.delivery
    }
}

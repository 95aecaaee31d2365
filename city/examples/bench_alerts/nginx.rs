//! nginx of this run's own: with a file, or with the channels of its module nchan.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::Outcome;
use crate::process::{Process, pinned};

/// One worker, as it has one core; nothing is written to a log.
const HEAD: &str =
    "worker_processes 1; worker_rlimit_nofile 20000; daemon off; master_process off; user root;";

/// A running nginx.
pub(crate) struct Nginx {
    pub(crate) process: Process,
    pub(crate) address: SocketAddr,
}

impl Nginx {
    /// The list, with the entity tag that the city gave it. Its own way with tags looks at the time of the file.
    pub(crate) fn with_file(folder: &Path, body: &[u8], etag: &str) -> Outcome<Self> {
        std::fs::create_dir_all(folder.join("alerts"))?;
        std::fs::write(folder.join("alerts/active.json"), body)?;
        let root = folder.display();
        let location = format!(
            "location = /alerts/active.json {{ root {root}; default_type application/json; \
             etag off; if_modified_since off; open_file_cache max=10; \
             add_header ETag '{etag}'; add_header Cache-Control 'public, max-age=5'; \
             add_header X-Content-Type-Options nosniff; \
             if ($http_if_none_match = '{etag}') {{ return 304; }} }}"
        );
        Self::start(folder, "", &location)
    }

    /// One channel for everybody, as event streams.
    pub(crate) fn with_channel(folder: &Path) -> Outcome<Self> {
        let module = "load_module /usr/lib/nginx/modules/ngx_nchan_module.so;";
        let channel = "nchan_channel_id alerts; nchan_message_buffer_length 2;";
        let locations = format!(
            "location = /sub {{ nchan_subscriber eventsource; nchan_subscriber_first_message newest; {channel} }}\n\
             location = /pub {{ nchan_publisher; {channel} }}"
        );
        Self::start(folder, module, &locations)
    }

    fn start(folder: &Path, modules: &str, locations: &str) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let root = folder.display();
        let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {root}/{kind}; "))
            .concat();
        let memory = if modules.is_empty() { "" } else { "nchan_shared_memory_size 512M;" };
        let config = format!(
            "{modules} {HEAD} pid {root}/pid; error_log {root}/errors;\n\
             events {{ worker_connections 19900; multi_accept on; }}\n\
             http {{ access_log off; {paths} {memory} keepalive_requests 1000000000; keepalive_timeout 600;\n\
             server {{ listen {address} backlog=4096; {locations} }} }}\n"
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, config)?;
        let mut command = pinned("nginx");
        command.arg("-c").arg(&file).arg("-p").arg(folder).arg("-e").arg(folder.join("errors"));
        let process = Process(command.stdin(Stdio::null()).spawn()?);
        for _ in 0..200 {
            if TcpStream::connect(address).is_ok() {
                return Ok(Self { process, address });
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        Err(format!("nginx did not start: {}", std::fs::read_to_string(folder.join("errors"))?).into())
    }
}

//! A message bus that nobody else is on, and that starts no service by itself.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Helper, eventually};

/// Without `servicedir`, so that asking for notifications doesn't start the machine's own service.
const RULES: &str = r#"<busconfig>
  <type>session</type>
  <auth>EXTERNAL</auth>
  <listen>unix:path=SOCKET</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

pub(crate) struct Bus {
    pub(crate) address: String,
    _daemon: Helper,
}

impl Bus {
    pub(crate) async fn start(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let (socket, rules) = (folder.join("socket"), folder.join("rules.xml"));
        let path = socket.display().to_string();
        std::fs::write(&rules, RULES.replace("SOCKET", &path)).unwrap();
        let daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--nosyslog", "--config-file"])
            .arg(&rules)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let daemon = Helper(daemon);
        eventually("a message bus", async || {
            std::os::unix::net::UnixStream::connect(&socket).ok()
        })
        .await;
        Self {
            address: format!("unix:path={path}"),
            _daemon: daemon,
        }
    }
}

//! What the window keeps out: other servers, strangers' scripts, the rest of the system.

use serde_json::json;

use crate::desk::Desk;
use crate::news::News;
use crate::on_the_desktop;
use crate::window::{Window, id};

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn the_window_loads_nothing_from_elsewhere_and_runs_no_text_as_code() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;

        let load = "const [address, done] = arguments; const image = new Image(); \
                    addEventListener('securitypolicyviolation', (it) => done(it.effectiveDirective)); \
                    image.onerror = () => setTimeout(() => done('asked for'), 1000); image.src = address;";
        let picture = json!(news.url("/picture.png"));
        assert_eq!(window.run_async(load, vec![picture]).await, "img-src");

        let fetch = "const [address, done] = arguments; fetch(address).then(() => done('fetched'), () => done('refused'));";
        let answer = json!(news.url("/answer"));
        assert_eq!(window.run_async(fetch, vec![answer]).await, "refused");

        let eval = "try { return Function('return 1')(); } catch (error) { return error.name; }";
        assert_eq!(window.run(eval, Vec::new()).await, "EvalError");

        let inline = "const script = document.createElement('script'); script.textContent = 'window.strange = true'; \
                      document.body.append(script); return window.strange ?? false;";
        assert_eq!(window.run(inline, Vec::new()).await, false);

        for path in ["/picture.png", "/answer"] {
            assert_eq!(news.asked_for(path), 0, "{path}");
        }
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn the_window_may_ask_for_newshawks_own_commands_only() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        let ask = "const [command, done] = arguments; \
                   window.__TAURI_INTERNALS__.invoke(command, { url: 'https://example.org', path: '/', label: 'main' }) \
                   .then(() => done('done'), (error) => done(String(error)));";
        assert_eq!(window.run_async(ask, vec![json!("overview")]).await, "done");
        for command in [
            "plugin:opener|open_url",
            "plugin:opener|open_path",
            "plugin:autostart|enable",
            "plugin:window|close",
            "plugin:webview|create_webview_window",
            "plugin:window-state|save_window_state",
            "plugin:event|emit",
        ] {
            let refused = window.run_async(ask, vec![json!(command)]).await;
            let refused = refused.as_str().unwrap_or_default();
            assert!(refused.contains("not allowed"), "{command}: {refused}");
        }
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn markup_of_strangers_arrives_as_plain_text() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let markup = format!(
            "<span onclick=\"window.strange = 1\" style=\"position: fixed\">NATO talks</span> go on \
             <script>window.strange = 2</script><img src=\"{}\" onerror=\"window.strange = 3\"> \
             <iframe src=\"{}\"></iframe><a href=\"javascript:window.strange = 4\">until Friday</a>.",
            news.url("/track.png"),
            news.url("/frame"),
        );
        news.publish_markup(
            "NATO talks <b>go on</b> <script>window.strange = 5</script>",
            &markup,
        );
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("match-row")).await;
        window.see_text("[data-blocks]", "NATO talks go on").await;
        window.see_text("[data-blocks]", "until Friday").await;
        let found = window
            .run(
                "const reader = document.querySelector('[data-testid=reader]'); \
                 return [window.strange ?? 0, reader.querySelectorAll('script, img, iframe, a, b, [style], [onclick]').length];",
                Vec::new(),
            )
            .await;
        assert_eq!(found, json!([0, 0]));
        for path in ["/track.png", "/frame"] {
            assert_eq!(news.asked_for(path), 0, "{path}");
        }
    });
}

//! `inspect stories`: articles in, their stories out, and a bad line costs itself alone.

use newshawk_tests::programs::{Data, cli, run};

#[test]
fn each_line_gets_its_story_and_a_bad_one_its_error() {
    let data = Data::new();
    data.file(
        "news.jsonl",
        concat!(
            r#"{"id":"a","title":"Ferry Marabella sinks off Port Kestrel","text":"","published":null,"language":null,"source":"a.example"}"#, "\n",
            "{\"id\":\"b\",\n",
            r#"{"id":3,"title":"Torvald Bank closes branches in Nessmark","text":"","published":"2031-05-05T10:00:00","language":"en","source":"b.example"}"#, "\n\n",
            r#"{"id":"d","title":"Ferry Marabella sinks off Port Kestrel coast","text":"","published":null,"language":null,"source":"c.example"}"#, "\n",
            r#"{"id":"a","title":"Once more"}"#, "\n",
            r#"{"id":"e"}"#, "\n",
        ),
    );
    let ran =
        run(cli()
            .current_dir(data.path())
            .args(["inspect", "stories", "news.jsonl", "--json"]));
    let lines = ran.lines();
    let stories: Vec<String> = lines.iter().map(|line| line["story"].to_string()).collect();
    assert_eq!(stories, [r#""a""#, "null", "3", r#""a""#, "null", "null"]);
    assert_eq!(lines[1]["line"], 2);
    assert_eq!(lines[4]["error"], "the id \"a\" is that of line 1");
    assert_eq!(lines[5]["error"], "“title” is missing");
}

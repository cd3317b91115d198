import Commands
import Narration
import Testing

/// Templates as kubectl fills them in.
struct GoTemplateTests {
  @Test(
    "fills in what Go's templates fill in",
    arguments: [
      ("{{.metadata.name}}", "m"),
      ("{{ .data.a }}-{{.data.b}}", "1-two"),
      ("{{.data.nothing}}", "<no value>"),
      ("{{range $k, $v := .data}}{{$k}}={{$v}};{{end}}", "a=1;b=two;"),
      ("{{with .data}}{{.a}}{{else}}none{{end}}", "1"),
      ("{{if .data.c}}yes{{else if .data.b}}b{{else}}no{{end}}", "b"),
      ("{{index .metadata.labels \"app.kubernetes.io/name\"}}", "web"),
      ("{{len .data}} {{printf \"%-4s|%q\" .data.a .data.b}}", "2 1   |\"two\""),
      ("{{if and (eq .data.a \"1\") (not .data.c)}}ok{{end}}", "ok"),
      ("{{- .data.a -}}  \n  x", "1x"),
      ("{{$n := .metadata.name}}{{range .list}}{{$n}}{{.}} {{end}}", ""),
      ("{{range .metadata.finalizers}}x{{else}}empty{{end}}", "empty"),
      ("{{\"aGk=\" | base64decode}}{{/* a comment */}}", "hi"),
      ("{{.data}}", "map[a:1 b:two]"),
    ])
  func fills(_ template: String, says: String) {
    var session = Self.session
    #expect(session.execute("get configmap m -o go-template='\(template)'").text.plain == says)
  }

  @Test(
    "refuses what it does not read",
    arguments: [
      "{{range .data}}", "{{.data", "{{nothing .data}}", "{{define \"x\"}}{{end}}", "{{.data.a.b}}",
      "{{end}}",
    ])
  func refuses(_ template: String) {
    var session = Self.session
    let output = session.execute("get configmap m -o go-template='\(template)'")
    #expect(output.status == .failed)
    #expect(output.remarks.plain.contains("template"))
  }

  private static var session: Session {
    var session = Session(world: .small, language: .english)
    _ = session.execute(
      """
      kubectl apply -f - <<EOF
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: m, labels: {app.kubernetes.io/name: web}}
      data: {a: "1", b: two}
      EOF
      """)
    return session
  }
}
